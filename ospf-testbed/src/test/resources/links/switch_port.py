"""A port of a switch that changes what its host sends, and passes on the rest.

Arguments: what it does, the interface of the host, that of the network. It inserts VLAN tags, in hexadecimal (8100e000); or `second-card`
lets the host's unicast come from the MAC address of another network card, which receives nothing, as Linux's bonding mode balance-tlb does.
"""

import select
import socket
import sys

ALL_PROTOCOLS = 3
PACKET_OUTGOING = 4
SOL_PACKET, PACKET_ADD_MEMBERSHIP, PACKET_MR_PROMISC = 263, 1, 1
IPV4 = b"\x08\x00"
SECOND_CARD = bytes.fromhex("0200000000cc")


def port(interface):
    """Sends and receives every frame of the interface."""
    opened = socket.socket(socket.AF_PACKET, socket.SOCK_RAW, socket.htons(ALL_PROTOCOLS))
    opened.bind((interface, ALL_PROTOCOLS))
    index = socket.if_nametoindex(interface).to_bytes(4, sys.byteorder)
    promiscuous = index + PACKET_MR_PROMISC.to_bytes(2, sys.byteorder) + bytes(10)
    opened.setsockopt(SOL_PACKET, PACKET_ADD_MEMBERSHIP, promiscuous)
    return opened


def changed(frame, action):
    if action != "second-card":
        return frame[:12] + bytes.fromhex(action) + frame[12:]
    is_unicast = frame[0] & 1 == 0 and frame[12:14] == IPV4
    return frame[:6] + SECOND_CARD + frame[12:] if is_unicast else frame


def main(action, host_interface, network_interface):
    host, network = port(host_interface), port(network_interface)
    while True:
        for readable in select.select([host, network], [], [])[0]:
            frame, address = readable.recvfrom(1 << 16)
            if address[2] == PACKET_OUTGOING:
                continue
            if readable is host:
                network.send(changed(frame, action))
            elif frame[:6] != SECOND_CARD:
                host.send(frame)


main(*sys.argv[1:])
