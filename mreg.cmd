@echo off
rem The command line of the Model Registry SDK, run from a checkout, for Windows.
rem
rem Builds the program when there is none yet, then runs the launcher of the distribution. Needs a
rem JDK, 17 or newer (JAVA_HOME before the PATH), and for building Maven, 3.8.6 or newer. Unlike the
rem launcher for other systems, this one does not notice that sources have changed: to build again,
rem delete sdk-cli\target\dist.
rem
rem There are no blocks in parentheses: a path with a closing one would end them.
setlocal EnableExtensions DisableDelayedExpansion

set "mreg_dist=%~dp0sdk-cli\target\dist"
if exist "%mreg_dist%\lib\mreg.jar" goto run

set "mreg_maven="
for %%a in (mvn.cmd) do set "mreg_maven=%%~$PATH:a"
if defined mreg_maven goto build
echo mreg: building needs Maven 3.8.6 or newer, and there is no mvn on the PATH. Install it. 1>&2
exit /b 1

:build
echo mreg: building the program; the first time, Maven also loads what it needs ... 1>&2
call "%mreg_maven%" -q -B -ntp -f "%~dp0pom.xml" -Pquick -pl sdk-cli -am -Dmaven.test.skip=true package 1>&2
if exist "%mreg_dist%\lib\mreg.jar" goto run
echo mreg: the build failed; see the output of Maven above. 1>&2
exit /b 1

rem Without "call", which would expand the arguments once more; so nothing after this line is run.
:run
"%mreg_dist%\bin\mreg.cmd" %*
