#!/bin/sh
# Fails when a file that git keeps, or would keep, names a package registry's host, a path of
# somebody's machine, or a name and password in an address: each works for one person only.
set -eu

hosts='registry[.]npmjs[.]org|registry[.]yarnpkg[.]com|pypi[.]org/simple|files[.]pythonhosted[.]org'
paths='(^|[^A-Za-z0-9_.~-])/(root|work|home/[a-z]+|Users/[A-Za-z]+|opt/(pypi|wheels))/'
passwords='://[^/@ ]+:[^/@ ]+@'

# Without git's own exit code 1, which says that nothing was found, the check has not been made.
status=0
git grep --untracked -n -I -E "$hosts|$paths|$passwords" || status=$?
case $status in
    1) exit 0 ;;
    0) echo 'These lines name a registry host, a path of one machine, or a password.' >&2 ;;
    *) echo 'Without git, which lists the files, this check cannot be made.' >&2 ;;
esac
exit 1
