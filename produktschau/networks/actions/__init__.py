"""Everything that writes networks."""

from produktschau.networks.actions.continuation import ask_carrier, confirm_task, delete_task, refuse_task, write_task
from produktschau.networks.actions.coordinators import appoint_coordinator, dismiss_coordinator
from produktschau.networks.actions.deciding import accept_request, correct_membership, end_membership, refuse_request
from produktschau.networks.actions.examples import load_example_networks
from produktschau.networks.actions.forgetting import forget_person, forget_words
from produktschau.networks.actions.inviting import (
    invite_audience,
    invite_firm,
    invite_firms,
    send_page,
    send_way_in,
    take_letters,
    withdraw_invitation,
)
from produktschau.networks.actions.joining import (
    accept_invitation,
    confirm_membership,
    decline_invitation,
    request_to_join,
    show_membership,
)
from produktschau.networks.actions.members import enter_member
from produktschau.networks.actions.networks import change_network, found_network, publish_network, withdraw_network

__all__ = [
    "accept_invitation",
    "accept_request",
    "appoint_coordinator",
    "ask_carrier",
    "change_network",
    "confirm_membership",
    "confirm_task",
    "correct_membership",
    "decline_invitation",
    "delete_task",
    "dismiss_coordinator",
    "end_membership",
    "enter_member",
    "forget_person",
    "forget_words",
    "found_network",
    "invite_audience",
    "invite_firm",
    "invite_firms",
    "load_example_networks",
    "publish_network",
    "refuse_request",
    "refuse_task",
    "request_to_join",
    "send_page",
    "send_way_in",
    "show_membership",
    "take_letters",
    "withdraw_invitation",
    "withdraw_network",
    "write_task",
]
