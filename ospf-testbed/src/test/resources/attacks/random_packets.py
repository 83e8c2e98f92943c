"""Sends random OSPF packets, without keys, in the names of the routers of a LAN and of others.

random_packets.py INTERFACE SEED SECONDS PACKETS-PER-SECOND SPEAKER...

A SPEAKER is ADDRESS/ROUTER-ID. Half of what is sent is made of what the speakers say to all (their Hellos, LSAs and numbers), with some
fields changed; checksums are right unless octets are damaged on purpose. MaxSequenceNumber itself is left to forge.py: FRR needs a
minute for its flush, and FRR 8.4 may die of one in its own name.
"""

import random
import socket
import struct
import sys
import threading

from lan import ALL_D_ROUTERS, ALL_SPF_ROUTERS, MAX_AGE, OSPF, Lan, rounds

HELLO, DATABASE_DESCRIPTION, REQUEST, UPDATE, ACKNOWLEDGMENT = range(1, 6)
KINDS = (HELLO, HELLO, DATABASE_DESCRIPTION, REQUEST, ACKNOWLEDGMENT, UPDATE, UPDATE, UPDATE)
LSA_TYPES = (1, 2, 3, 4, 5, 5, 5, 7, 9, 10, 11, 0, 6, 255)
AGES = (0, 1, MAX_AGE, MAX_AGE - 1, 900, 1800, 0x8000, 0x8000 + MAX_AGE, MAX_AGE + 1)
LSA_HEADER = 20
LONGEST_PACKET = 1480  # octets after the IP header; the socket makes no fragments
REMEMBERED = 64


def checksum(octets):
    words = struct.unpack("!%dH" % ((len(octets) + 1) // 2), octets + bytes(len(octets) % 2))
    total = sum(words)
    while total >> 16:
        total = (total & 0xFFFF) + (total >> 16)
    return ~total & 0xFFFF


def fletcher(lsa):
    """RFC 905 annex B, over all that is behind the age."""
    octets = lsa[2:16] + b"\x00\x00" + lsa[18:]
    first = second = 0
    for octet in octets:
        first = (first + octet) % 255
        second = (second + first) % 255
    behind = len(octets) - 15
    x = (behind * first - second) % 255 or 255
    y = (second - (behind + 1) * first) % 255 or 255
    return lsa[:16] + bytes((x, y)) + lsa[18:]


class Overheard(threading.Thread):
    """What the routers of the LAN say to all."""

    def __init__(self, interface):
        super().__init__(daemon=True)
        self.hello, self.lsas, self.number = None, [], 0
        self._socket = socket.socket(socket.AF_INET, socket.SOCK_RAW, OSPF)
        self._socket.setsockopt(socket.SOL_SOCKET, socket.SO_BINDTODEVICE, interface.encode())
        for group in (ALL_SPF_ROUTERS, ALL_D_ROUTERS):
            index = struct.pack("=4s4si", socket.inet_aton(group), bytes(4), socket.if_nametoindex(interface))
            self._socket.setsockopt(socket.IPPROTO_IP, socket.IP_ADD_MEMBERSHIP, index)

    def run(self):
        while True:
            packet = self._socket.recv(65535)[20:]
            kind, body = packet[1], packet[24:]
            if kind == HELLO:
                self.hello = body
            elif kind == DATABASE_DESCRIPTION:
                self.number = struct.unpack("!I", body[4:8])[0]
            elif kind == UPDATE:
                self._take(body[4:])

    def _take(self, octets):
        while len(octets) >= LSA_HEADER:
            length = struct.unpack("!H", octets[18:20])[0]
            if length < LSA_HEADER:
                return
            self.lsas = (self.lsas + [octets[:length]])[-REMEMBERED:]
            octets = octets[length:]


class Forger:
    def __init__(self, seed, speakers, overheard):
        self._random = random.Random(seed)
        self._overheard = overheard
        strangers = [self._stranger() for _ in range(3)]
        self.names = speakers * 3 + strangers
        self._addresses = [socket.inet_aton(address) for address, _ in self.names] + [bytes(4)]
        self._routers = [socket.inet_aton(router) for _, router in self.names]

    def _stranger(self):
        octet = self._random.randrange(200, 250)
        return ("192.168.1.%d" % octet, "192.0.2.%d" % octet)

    def packet(self, router_id):
        kind = self._random.choice(KINDS)
        body = {
            HELLO: self._hello,
            DATABASE_DESCRIPTION: self._description,
            REQUEST: lambda: b"".join(self._key() for _ in range(self._few())),
            ACKNOWLEDGMENT: lambda: b"".join(self._lsa()[:LSA_HEADER] for _ in range(self._few())),
            UPDATE: self._update,
        }[kind]()
        octets = self._sealed(kind, socket.inet_aton(router_id), body)
        return self._damaged(octets, kind, router_id) if self._one_of(10) else octets

    def _sealed(self, kind, router_id, body):
        head = struct.pack("!BBH4s4s", 2, kind, 24 + len(body), router_id, bytes(4))
        return head + struct.pack("!H", checksum(head + bytes(4) + body)) + bytes(10) + body

    def _damaged(self, octets, kind, router_id):
        changed = bytearray(octets)
        for _ in range(self._few()):
            changed[self._random.randrange(len(changed))] = self._random.randrange(256)
        if self._one_of(2):
            return bytes(changed)
        return self._sealed(kind, socket.inet_aton(router_id), bytes(changed[24:]))

    def _hello(self):
        heard = self._overheard.hello
        if heard is None:
            return self._octets(20)
        mask_to_priority = bytearray(heard[:8])
        mask_to_priority[7] = self._random.randrange(3)
        if self._one_of(8):
            mask_to_priority[self._random.randrange(8)] = self._random.randrange(256)
        routers = self._random.sample(self._routers, self._random.randrange(len(self._routers)))
        return bytes(mask_to_priority) + heard[8:12] + self._address() + self._address() + b"".join(routers)

    def _description(self):
        flags = self._random.randrange(8)
        number = (self._overheard.number + self._random.choice((0, 1, 2, -1, 1000))) & 0xFFFFFFFF
        headers = b"" if flags & 4 else b"".join(self._lsa()[:LSA_HEADER] for _ in range(self._few()))
        mtu = self._random.randrange(65536) if self._one_of(8) else 1500
        return struct.pack("!HBBI", mtu, self._options(), flags, number) + headers

    def _update(self):
        lsas = [self._lsa() for _ in range(self._random.randrange(1, 33) if self._one_of(8) else self._few())]
        return struct.pack("!I", len(lsas)) + b"".join(lsas)

    def _key(self):
        lsa = self._lsa()
        return struct.pack("!I", lsa[3]) + lsa[4:12]

    def _lsa(self):
        known = self._overheard.lsas
        if known and self._one_of(2):
            return self._variation(self._random.choice(known))
        return self._lsa_of(self._random.choice(LSA_TYPES), self._link_state_id(), self._router(), self._number(), self._body())

    def _variation(self, lsa):
        """The same, another instance, another body, another name, or a damaged one."""
        number = struct.unpack("!I", lsa[12:16])[0]
        kind, link_state_id, router, body = lsa[3], lsa[4:8], lsa[8:12], lsa[LSA_HEADER:]
        how = self._random.randrange(6)
        if how == 0:
            return self._aged(lsa)
        if how == 1:
            body = self._body()
        elif how == 2:
            router = self._router()
        elif how == 3 and body:
            damaged = bytearray(body)
            damaged[self._random.randrange(len(damaged))] = self._random.randrange(256)
            body = bytes(damaged)[: self._random.randrange(len(body)) + 1] if self._one_of(2) else bytes(damaged)
        step = self._random.choice((1, 1, 1, 0, -1, 256))
        return self._lsa_of(kind, link_state_id, router, (number + step) & 0xFFFFFFFF, body)

    def _lsa_of(self, kind, link_state_id, router, number, body):
        number = 0x7FFFFFFE if number == 0x7FFFFFFF else number
        head = struct.pack("!HBB", 0, self._options(), kind) + link_state_id + router
        tail = struct.pack("!IHH", number, 0, LSA_HEADER + len(body))
        return self._aged(fletcher(head + tail + body))

    def _aged(self, lsa):
        age = self._random.choice(AGES) if self._one_of(2) else 1
        return struct.pack("!H", age) + lsa[2:]

    def _body(self):
        how = self._random.randrange(5)
        if how == 0:
            links = [self._octets(8) + bytes((self._random.randrange(6), 0)) + self._octets(2) for _ in range(self._few())]
            count = len(links) + self._random.choice((0, 0, 0, 1, -1))
            return struct.pack("!BBH", self._random.randrange(256), 0, count) + b"".join(links)
        if how == 1:
            return b"\xff\xff\xff\x00" + b"".join(self._router() for _ in range(self._few()))
        if how in (2, 3):
            return b"\xff\xf0\x00\x00" + struct.pack("!I", self._random.randrange(1 << 32)) + self._address() + self._octets(4)
        return self._octets(self._random.randrange(100))

    def _number(self):
        return self._random.choice(
            (0x80000001 + self._random.randrange(256), 0x7FFFFFFD, 0x80000000, self._random.randrange(1 << 32))
        )

    def _link_state_id(self):
        services = socket.inet_aton("10.96.0.0")
        return self._random.choice((services, self._address(), self._router(), self._octets(4)))

    def _address(self):
        return self._random.choice(self._addresses)

    def _router(self):
        return self._random.choice(self._routers)

    def _options(self):
        return 2 if not self._one_of(4) else self._random.randrange(256)

    def _few(self):
        return self._random.randrange(1, 5)

    def _octets(self, count):
        return bytes(self._random.randrange(256) for _ in range(count))

    def _one_of(self, number):
        return self._random.randrange(number) == 0

    def addressed(self):
        """A source with its Router ID, and a destination."""
        source, router_id = self._random.choice(self.names)
        destinations = [ALL_SPF_ROUTERS, ALL_D_ROUTERS] + [address for address, _ in self.names[:2] if address != source]
        return source, router_id, self._random.choice(destinations)


def datagram(source, destination, payload):
    head = struct.pack("!BBHHHBBH", 0x45, 0xC0, 20 + len(payload), 0, 0, 1, OSPF, 0)
    return head + socket.inet_aton(source) + socket.inet_aton(destination) + payload


def main(interface, seed, seconds, rate, *speakers):
    lan = Lan(interface)
    overheard = Overheard(interface)
    overheard.start()
    forger = Forger(int(seed), [tuple(speaker.split("/")) for speaker in speakers], overheard)
    sent = 0
    for _ in rounds(float(seconds), 1 / float(rate)):
        source, router_id, destination = forger.addressed()
        packet = forger.packet(router_id)[:LONGEST_PACKET]
        lan.send_datagram(destination, datagram(source, destination, packet))
        sent += 1
    print("sent", sent, flush=True)


main(*sys.argv[1:])
