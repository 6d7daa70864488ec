#!/bin/sh
# Fails when a file that git would keep names a package registry's host, a path of somebody's
# machine, or a name and password in an address: each works for one person only.
set -eu

hosts='registry[.]npmjs[.]org|registry[.]yarnpkg[.]com|(^|[^a-z])pypi[.]org/simple|files[.]pythonhosted[.]org'
paths='(^|[^A-Za-z0-9_.~-])/(root|work|home/[a-z]+|Users/[A-Za-z]+|opt/(pypi|wheels))/'
passwords='://[^/@ ]+:[^/@ ]+@'

if git ls-files -z --cached --others --exclude-standard |
    xargs -0 grep -s -n -I -E "$hosts|$paths|$passwords" /dev/null; then
    echo 'These lines name a registry host, a path of one machine, or a password.' >&2
    exit 1
fi
