"""Party organisations in the article."""

from collections.abc import Mapping

from lianxin.demo.proof.look import Look

COUNTED = {
    "members": "party_members",
    "branches_before": "party_branches_before",
    "branches": "party_branches",
    "groups": "party_groups",
    "new_sector_branches": "party_new_sector_branches",
    "team_members_in_feature_branch": "party_themed_members",
}
LOOKS: Mapping[str, Look] = {}
