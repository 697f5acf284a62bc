@echo off
rem Double-click: lagesbild in the user's folder Lagesbild. A folder of incoming files dropped on it: the year's work on that.
chcp 65001 >nul
set "PATH=%~dp0program;%PATH%"
if "%~1"=="" goto alone
if not "%~2"=="" goto one_folder
if not exist "%~1\*" goto one_folder
cd /d "%~dp1"
lagesbild.exe rapport "%~nx1"
goto stay

:alone
if not exist "%USERPROFILE%\Lagesbild" mkdir "%USERPROFILE%\Lagesbild"
cd /d "%USERPROFILE%\Lagesbild"
lagesbild.exe
goto stay

:one_folder
echo Släpp en mapp i taget: den med årets filer.

:stay
rem The window stays, so that it can be read and the command written on.
cmd /k
