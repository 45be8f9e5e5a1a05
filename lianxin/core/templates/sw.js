{% load static i18n %}"use strict";
self.NEWS = { title: "{% filter escapejs %}{% translate "有新消息" %}{% endfilter %}", url: "{% url "home:me" %}" };
importScripts("{% static "push.js" %}");
