# The two to begin with are `sudo make demo` and `sudo make test`; both install the Debian packages they need.

JAVA = $(if $(JAVA_HOME),$(JAVA_HOME)/bin/java,java)
TESTBED = ospf-testbed/target

.PHONY: build test demo figures sim format clean packages

build:
	.ci/maven --quiet -DskipTests package

test: packages
	.ci/maven $(MAVEN_ARGS) verify

demo: packages build
	exec "$(JAVA)" -cp "$(TESTBED)/classes:$$(cat $(TESTBED)/demo.classpath)" io.kubeospf.testbed.lab.Demo

figures: packages build
	exec "$(JAVA)" -cp "$(TESTBED)/classes:$$(cat $(TESTBED)/demo.classpath)" io.kubeospf.testbed.lab.Figures

# make sim SEED=7 tells the story of one seed, packet by packet; make sim SEEDS=1000 runs that many fresh ones.
SEED ?= $(shell od -An -N4 -tu4 /dev/urandom | tr -d ' ')
SEEDS ?=

sim: build
	exec "$(JAVA)" -cp "$(TESTBED)/classes:$$(cat $(TESTBED)/demo.classpath)" io.kubeospf.testbed.check.Simulate $(SEED) $(SEEDS)

format:
	mvn --batch-mode --quiet spotless:apply

clean:
	mvn --batch-mode --quiet clean

packages:
	.ci/install-packages
