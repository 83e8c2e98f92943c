# The two to begin with are `sudo make demo` and `sudo make test`; both install the Debian packages they need.

JAVA = $(if $(JAVA_HOME),$(JAVA_HOME)/bin/java,java)
TESTBED = ospf-testbed/target

.PHONY: build deb image test test-newest-java interop demo figures footprint class-lists dashboard-picture sim fuzz scenarios rfc2328 mutation format clean packages

build:
	.ci/maven --quiet -DskipTests package

# The files of the container image, and the image kube-ospf:VERSION where a Docker engine runs: docs/container.md.
VERSION = $(shell sed -n '0,/<version>/s:.*<version>\(.*\)</version>.*:\1:p' pom.xml)

image: packages build
	ospf-daemon/make-image $$(if docker info >/dev/null 2>&1; then echo kube-ospf:$(VERSION); fi)

# The Debian package, ospf-daemon/target/kube-ospf_VERSION_ARCHITECTURE.deb; under sudo it belongs to who called sudo.
deb: packages build
	$(if $(SUDO_USER),runuser --user $(SUDO_USER) --) ospf-daemon/make-deb

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

# What kube-ospf takes of a machine, beside FRR and BIRD: docs/performance.md.
footprint: packages build
	exec "$(JAVA)" -cp "$(TESTBED)/classes:$$(cat $(TESTBED)/demo.classpath)" io.kubeospf.testbed.lab.Footprint

# Draws docs/images/dashboard.png from a run in the lab, with npm and Chromium: docs/dashboard.md.
dashboard-picture: packages build
	"$(JAVA)" -cp "$(TESTBED)/classes:$$(cat $(TESTBED)/demo.classpath)" io.kubeospf.testbed.lab.DashboardPicture \
	    $(TESTBED)/dashboard-answers.json
	ospf-testbed/src/main/dashboard/make-picture $(TESTBED)/dashboard-answers.json docs/images/dashboard.png

# Writes the lists of classes that make-class-archive works by; to be made anew when much of what a start loads has changed.
class-lists: packages build
	exec "$(JAVA)" -cp "$(TESTBED)/classes:$$(cat $(TESTBED)/demo.classpath)" io.kubeospf.testbed.lab.ClassLists \
	    ospf-daemon/src/main/class-archive

# make sim SEED=7 tells the story of one seed, packet by packet; make sim SEEDS=1000 runs that many fresh ones.
SEED ?= $(shell od -An -N4 -tu4 /dev/urandom | tr -d ' ')
SEEDS ?=

sim: build
	exec "$(JAVA)" -cp "$(TESTBED)/classes:$$(cat $(TESTBED)/demo.classpath)" io.kubeospf.testbed.check.Simulate $(SEED) $(SEEDS)

# make fuzz MINUTES=10 attacks the codec, frames, the configuration and a whole speaker; make fuzz TARGETS=speaker one of them.
MINUTES ?= 10
TARGETS ?=

fuzz:
	.ci/maven --quiet --activate-profiles fuzz -DskipTests package
	exec "$(JAVA)" -cp "$(TESTBED)/classes:$$(cat $(TESTBED)/fuzz.classpath)" io.kubeospf.testbed.fuzz.Campaign \
	    ospf-testbed/src/test/resources/corpus $(TESTBED)/fuzz $(MINUTES) $(TARGETS)

# The tests that need no lab, and the program itself, on the newest Java of this machine.
test-newest-java: build
	.ci/test-newest-java

# Writes docs/rfc2328.md from what the tests say that they prove.
rfc2328:
	.ci/maven --quiet --projects ospf-testbed --also-make test -Drfc2328.write=true \
		-Dtest=RuleDocumentTest -Dsurefire.failIfNoSpecifiedTests=false

# Changes the core's code in one place at a time and counts what its tests notice: docs/testing.md.
mutation:
	.ci/maven --projects ospf-core --activate-profiles mutation test-compile org.pitest:pitest-maven:mutationCoverage

# make scenarios runs the scenarios alone; make scenarios REFRESH=true writes their outputs anew.
REFRESH ?= false

scenarios:
	.ci/maven --quiet --projects ospf-testbed --also-make -Dtest=ScenariosTest -Dsurefire.failIfNoSpecifiedTests=false \
		-Dscenario.refresh=$(REFRESH) test

format:
	mvn --batch-mode --quiet spotless:apply

clean:
	mvn --batch-mode --quiet clean

packages:
	.ci/install-packages
