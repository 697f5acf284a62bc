@echo off
rem Installs lagesbild for the user from the wheels in `hjul`, without the network. Double-click it.
setlocal
chcp 65001 >nul
set "HOME_DIR=%LOCALAPPDATA%\Programs\lagesbild"
set "FOUND="
call :try py -@PYTHON@
call :try python@PYTHON@
call :try python
if not defined FOUND (
    echo Python @PYTHON@ finns inte på datorn. Installera det först.
    goto failed
)
call %FOUND% -m venv --clear "%HOME_DIR%\venv"
if errorlevel 1 goto stopped
"%HOME_DIR%\venv\Scripts\python.exe" -m pip install --quiet --disable-pip-version-check --no-index --find-links "%~dp0hjul" lagesbild
if errorlevel 1 goto stopped
if not exist "%HOME_DIR%\bin" mkdir "%HOME_DIR%\bin"
copy /y "%HOME_DIR%\venv\Scripts\lagesbild.exe" "%HOME_DIR%\bin" >nul
if errorlevel 1 goto stopped
"%HOME_DIR%\bin\lagesbild.exe" --version
if errorlevel 1 goto stopped
rem The folder of the program is added last to the user's own path, once.
powershell -NoProfile -Command "$d = $env:HOME_DIR + '\bin'; $p = [Environment]::GetEnvironmentVariable('Path', 'User'); if (($p -split ';') -notcontains $d) { [Environment]::SetEnvironmentVariable('Path', (((@($p -split ';') + $d) -ne '') -join ';'), 'User') }"
if errorlevel 1 (
    echo Klart, men kommandot fick inte läggas till. Skriv: "%HOME_DIR%\bin\lagesbild.exe"
) else (
    echo Klart. Öppna ett nytt fönster och skriv: lagesbild
)
if not "%~1"=="/tyst" pause
exit /b 0

:stopped
echo Installationen blev inte klar. Stäng fönster där lagesbild körs och kör filen igen.
:failed
if not "%~1"=="/tyst" pause
exit /b 1

:try
if defined FOUND exit /b 0
call %* -c "import sys; sys.exit(sys.version_info[:2] != tuple(map(int, '@PYTHON@'.split('.'))))" >nul 2>nul
if not errorlevel 1 set "FOUND=%*"
exit /b 0
