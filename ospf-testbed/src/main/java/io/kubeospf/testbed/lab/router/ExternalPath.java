package io.kubeospf.testbed.lab.router;

/** What a router makes of an AS-external-LSA: the type of the metric, 1 or 2, and the metric of that type. */
public record ExternalPath(int type, int metric) {}
