/* What the engine imports: a part of WASI preview 1 without files, arguments or
 * environment, and without any influence on a result: the clock steps a microsecond
 * each time it is read, and random numbers come from one fixed seed. */
#include "wasi.h"

#include <string.h>

#define WASI(name) Z_wasi_snapshot_preview1Z_##name

enum { EBADF_WASI = 8 };

static void put32(wasi *w, u32 at, u32 value) { memcpy(w->memory->data + at, &value, sizeof value); }

static u32 get32(wasi *w, u32 at) {
  u32 value;
  memcpy(&value, w->memory->data + at, sizeof value);
  return value;
}

static u32 none(wasi *w, u32 count, u32 size) {
  put32(w, count, 0);
  put32(w, size, 0);
  return 0;
}

u32 WASI(args_sizes_get)(wasi *w, u32 count, u32 size) { return none(w, count, size); }
u32 WASI(environ_sizes_get)(wasi *w, u32 count, u32 size) { return none(w, count, size); }
u32 WASI(args_get)(wasi *w, u32 list, u32 texts) { return 0; }
u32 WASI(environ_get)(wasi *w, u32 list, u32 texts) { return 0; }
u32 WASI(sched_yield)(wasi *w) { return 0; }

/* No files: the runtime asks for folders that it was given, and for its three streams.
 * Not every engine imports all of these. */
u32 WASI(fd_prestat_get)(wasi *w, u32 fd, u32 at) { return EBADF_WASI; }
u32 WASI(fd_prestat_dir_name)(wasi *w, u32 fd, u32 at, u32 length) { return EBADF_WASI; }
u32 WASI(fd_close)(wasi *w, u32 fd) { return EBADF_WASI; }
u32 WASI(fd_fdstat_set_flags)(wasi *w, u32 fd, u32 flags) { return 0; }
u32 WASI(fd_fdstat_get)(wasi *w, u32 fd, u32 at) {
  if (fd > 2) return EBADF_WASI;
  memset(w->memory->data + at, 0, 24);
  return 0;
}

u32 WASI(clock_time_get)(wasi *w, u32 clock, u64 precision, u32 at) {
  w->now += 1000;
  memcpy(w->memory->data + at, &w->now, sizeof w->now);
  return 0;
}

u32 WASI(random_get)(wasi *w, u32 at, u32 length) {
  for (u32 i = 0; i < length; i++) {
    w->seed = w->seed * 48271 % 2147483647;
    w->memory->data[at + i] = (u8)w->seed;
  }
  return 0;
}

/* fd_write keeps what the engine says while it breaks down; the first line of it is
 * the reason. */
u32 WASI(fd_write)(wasi *w, u32 fd, u32 vectors, u32 count, u32 written) {
  u32 total = 0;
  for (u32 i = 0; i < count; i++) {
    u32 from = get32(w, vectors + 8 * i), length = get32(w, vectors + 8 * i + 4);
    size_t room = sizeof w->said - 1 - strlen(w->said);
    if (fd == 2) strncat(w->said, (const char *)w->memory->data + from, length < room ? length : room);
    total += length;
  }
  put32(w, written, total);
  return 0;
}

/* The runtime sleeps while it panics; without this its words would be lost. */
u32 WASI(poll_oneoff)(wasi *w, u32 in, u32 out, u32 count, u32 at) {
  put32(w, at, count);
  return 0;
}

void WASI(proc_exit)(wasi *w, u32 code) { wasm_rt_trap(WASM_RT_TRAP_UNREACHABLE); }
