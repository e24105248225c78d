@echo off
rem Starts mreg, the command line of the Model Registry SDK. Needs Java 17 or newer: that of
rem JAVA_HOME, else the first one on the PATH. Messages of this script go to stderr.
rem
rem There are no blocks in parentheses: a path with a closing one would end them.
setlocal EnableExtensions DisableDelayedExpansion

if not defined JAVA_HOME goto find
set "mreg_java=%JAVA_HOME%\bin\java.exe"
if exist "%mreg_java%" goto version
echo mreg: JAVA_HOME is "%JAVA_HOME%", but there is no bin\java.exe in it. Set it to Java 17 or newer. 1>&2
exit /b 1

:find
set "mreg_java="
for %%a in (java.exe) do set "mreg_java=%%~$PATH:a"
if defined mreg_java goto version
echo mreg: no java was found. Install Java 17 or newer, and set JAVA_HOME or the PATH. 1>&2
exit /b 1

rem The line JAVA_VERSION="17.0.1" of the file "release". Without it, Java itself reports that it is
rem too old.
:version
for %%a in ("%mreg_java%") do set "mreg_release=%%~dpa..\release"
if not exist "%mreg_release%" goto run
set "mreg_version="
for /f "usebackq tokens=1,2 delims==" %%a in ("%mreg_release%") do if "%%a"=="JAVA_VERSION" set "mreg_version=%%~b"
if not defined mreg_version goto run
for /f "delims=." %%a in ("%mreg_version%") do set "mreg_major=%%a"
if %mreg_major% GEQ 17 goto run
echo mreg: "%mreg_java%" is Java %mreg_version%, but 17 or newer is needed. Set JAVA_HOME to a newer one. 1>&2
exit /b 1

rem Java has a console if input and output are a terminal: then progress is shown. With another
rem console than java.base, newer JDKs have one always.
:run
"%mreg_java%" -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -Xshare:auto -Dmreg.errorsOnTerminal=as-console -Djdk.console=java.base -jar "%~dp0..\lib\mreg.jar" %*
exit /b %ERRORLEVEL%
