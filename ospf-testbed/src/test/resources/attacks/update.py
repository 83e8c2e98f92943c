"""Sends LSAs in the name of a router, a Link State Update for each.

update.py INTERFACE SOURCE ROUTER-ID DESTINATION FILE

The file has an LSA in each line, in hexadecimal. They are sent as they are.
"""

import sys
import time

from lan import Lan

from scapy.contrib.ospf import OSPF_Hdr
from scapy.packet import Raw

BETWEEN_PACKETS = 0.002  # the receiver's queue is bounded


def main(interface, source, router_id, destination, file):
    lan = Lan(interface)
    with open(file) as lines:
        lsas = [bytes.fromhex(line) for line in lines]
    for lsa in lsas:
        update = OSPF_Hdr(type=4, src=router_id) / Raw((1).to_bytes(4, "big") + lsa)
        lan.send_payload(source, destination, update)
        time.sleep(BETWEEN_PACKETS)
    print("sent", len(lsas), flush=True)


main(*sys.argv[1:])
