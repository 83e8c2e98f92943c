# The two to begin with are `sudo make demo` and `sudo make test`; both install the Debian packages they need.

JAVA = $(if $(JAVA_HOME),$(JAVA_HOME)/bin/java,java)
TESTBED = ospf-testbed/target

.PHONY: build test interop demo figures sim format clean packages

build:
	.ci/maven --quiet -DskipTests package

test: packages
	.ci/maven $(MAVEN_ARGS) verify

# make interop runs the lab tests of docs/interop.md; make interop TEST=RestartLabTest one class of them.
TEST ?= *LabTest

interop: packages
	.ci/maven $(MAVEN_ARGS) -pl ospf-testbed -am verify -DskipITs -Dlab.required=true \
	    -Dsurefire.failIfNoSpecifiedTests=false -Dtest='$(TEST)'

demo: packages build
	exec "$(JAVA)" -cp "$(TESTBED)/classes:$$(cat $(TESTBED)/demo.classpath)" io.kubeospf.testbed.lab.Demo

figures: packages build
	exec "$(JAVA)" -cp "$(TESTBED)/classes:$$(cat $(TESTBED)/demo.classpath)" io.kubeospf.testbed.lab.Figures

# make sim SEED=7 replays one seed with its last events; make sim SEEDS=1000 runs that many fresh ones.
SEED ?= $(shell od -An -N4 -tu4 /dev/urandom | tr -d ' ')
SEEDS ?= 1

sim: build
	exec "$(JAVA)" -cp "$(TESTBED)/classes:$$(cat $(TESTBED)/demo.classpath)" io.kubeospf.testbed.check.Simulate $(SEED) $(SEEDS)

format:
	mvn --batch-mode --quiet spotless:apply

clean:
	mvn --batch-mode --quiet clean

packages:
	.ci/install-packages
