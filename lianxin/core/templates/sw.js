{% load static i18n %}"use strict";
self.NEWS = { title: "{% filter escapejs %}{% translate "有新消息" %}{% endfilter %}", url: "{% url "home:me" %}" };
self.SHELL = {
  name: "shell-{{ version }}",
  page: "{% url "home:offline" %}",
  parts: [{% for part in parts %}"{{ part }}"{% if not forloop.last %}, {% endif %}{% endfor %}],
};
importScripts("{% static "push.js" %}");
importScripts("{% static "kept.js" %}", "{% static "matters/letters.js" %}", "{% static "shell.js" %}");
