"""Addresses of supply relations and joint products: the desk, and the firms' own pages."""

from django.urls import path

from produktschau.relations.views import joint_desk, supply_desk, supply_door, supply_steps

DESK = "leitstand/lieferungen/"
JOINT = "leitstand/gemeinsame-produkte/"
MINE = "mein-betrieb/<slug:key>/lieferungen/"
SUPPLIES = [
    path(DESK, supply_desk.supplies, name="supplies"),
    path(f"{DESK}neu/", supply_desk.supply_new, name="supply_new"),
    path(f"{DESK}fragen/<slug:key>/", supply_desk.supply_invite, name="supply_invite"),
    path(f"{DESK}<slug:key>/", supply_desk.supply, name="supply"),
    path(f"{DESK}<slug:key>/gesagt/", supply_steps.supply_word, name="supply_word"),
    path(f"{DESK}<slug:key>/klaeren/", supply_steps.supply_settled, name="supply_settled"),
    path(f"{DESK}<slug:key>/fragen/", supply_steps.supply_asked, name="supply_asked"),
    path(f"{DESK}<slug:key>/ende/", supply_steps.supply_ended, name="supply_ended"),
    path(f"{DESK}<slug:key>/zuruecknehmen/", supply_steps.supply_dropped, name="supply_dropped"),
    path(JOINT, joint_desk.joint_list, name="joint_list"),
    path(f"{JOINT}<slug:key>/", joint_desk.joint_product, name="joint_product"),
    path(MINE, supply_door.mine, name="supplies_mine"),
    path(f"{MINE}neu/", supply_door.mine_new, name="supply_mine_new"),
    path(f"{MINE}netz/", supply_door.mine_network, name="supplies_network"),
    path(f"{MINE}gemeinsam/<slug:product>/", supply_door.mine_joint, name="joint_mine"),
    path(f"{MINE}<slug:supply>/", supply_door.mine_one, name="supply_mine"),
]
