@echo off
rem The command line of the Model Registry SDK, run from a checkout, for Windows.
rem
rem Builds the program when there is none yet, then runs it. Needs a JDK, 17 or newer (JAVA_HOME
rem before the PATH), and for building Maven, 3.8.6 or newer. Unlike the launcher for other
rem systems, this one does not notice that sources have changed: to build again, delete
rem sdk-cli\target\mreg.jar.
setlocal

set "root=%~dp0"
set "program=%root%sdk-cli\target\mreg.jar"

set "java=java"
if defined JAVA_HOME set "java=%JAVA_HOME%\bin\java.exe"
"%java%" -version >nul 2>&1
if errorlevel 1 (
  echo mreg: there is no Java at "%java%". Let JAVA_HOME name a JDK, 17 or newer. 1>&2
  exit /b 1
)

if not exist "%program%" (
  where mvn >nul 2>&1
  if errorlevel 1 (
    echo mreg: building needs Maven 3.8.6 or newer, and there is no mvn on the PATH. 1>&2
    exit /b 1
  )
  echo mreg: building the program; the first time, Maven also loads what it needs ... 1>&2
  call mvn -q -B -ntp -f "%root%pom.xml" -Pquick -pl sdk-cli -am -Dmaven.test.skip=true package 1>&2
  if not exist "%program%" (
    echo mreg: the build failed; what Maven says is above. 1>&2
    exit /b 1
  )
)

"%java%" -XX:TieredStopAtLevel=1 -XX:+UseSerialGC -Xshare:auto -jar "%program%" %*
exit /b %ERRORLEVEL%
