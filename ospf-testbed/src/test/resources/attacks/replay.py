"""Sends what a router has sent once more, as it was and in its order.

replay.py INTERFACE CAPTURE ROUTER PACKETS-PER-SECOND TIMES [OTHER-SOURCE]

With OTHER-SOURCE it comes from that address; the digest does not cover it.
"""

import sys
import time

from lan import Lan

from scapy.layers.inet import IP
from scapy.layers.l2 import Ether
from scapy.utils import RawPcapReader


def recorded(capture, router, source):
    for octets, _ in RawPcapReader(capture):
        datagram = Ether(octets)[IP]
        if datagram.src == router:
            datagram.src = source
            del datagram.chksum
            yield datagram.dst, bytes(datagram)


def main(interface, capture, router, pace, times, source=None):
    lan = Lan(interface)
    packets = list(recorded(capture, router, source or router))
    for _ in range(int(times)):
        for destination, datagram in packets:
            lan.send_datagram(destination, datagram)
            time.sleep(1 / float(pace))
    print("sent", len(packets) * int(times), flush=True)


main(*sys.argv[1:])
