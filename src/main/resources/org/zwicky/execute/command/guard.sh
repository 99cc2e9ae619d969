# Runs "$@" in a process group of its own, and tells the group to stop when standard input ends: because it should, or
# because whoever started this is gone. Ends as the command does. $0: seconds from SIGTERM to SIGKILL.
grace=$0
exec 3<&0 </dev/null
if command -v setsid >/dev/null 2>&1; then
  setsid "$@" 3<&- &
else
  set -m 2>/dev/null
  "$@" 3<&- &
fi
command=$!
# A terminal's signals are for whoever started this, who then ends standard input.
trap '' INT QUIT HUP

tell() {
  kill -"$1" -"$command" 2>/dev/null || kill -"$1" "$command" 2>/dev/null
}

stop() {
  tell TERM || return
  tenths=$((grace * 10))
  while [ "$tenths" -gt 0 ] && tell 0; do
    sleep 0.1
    tenths=$((tenths - 1))
  done
  tell KILL
}

(
  read -r _ <&3
  stop
) >/dev/null 2>&1 &
watch=$!
exec 3<&-
wait "$command"
code=$?
# What the command left behind goes with it.
stop 2>/dev/null
kill "$watch" 2>/dev/null
exit "$code"
