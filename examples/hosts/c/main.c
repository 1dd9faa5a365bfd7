/* merit-c POLICY.merit < REQUESTS carries out requests about a packed policy, one on a
 * line, and writes the answers, one on a line. The key "policy" is put in here:
 *
 *   {"call":"score","application":{"满意度":"0.95"}}
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "merit.h"

static unsigned char *whole(const char *name, size_t *length) {
  FILE *file = fopen(name, "rb");
  if (file == NULL) return NULL;
  unsigned char *data = NULL;
  size_t room = 0, got;
  for (*length = 0; ; *length += got) {
    if (*length == room) data = realloc(data, room = room * 2 + 65536);
    if (data == NULL || (got = fread(data + *length, 1, room - *length, file)) == 0) break;
  }
  fclose(file);
  return data;
}

/* about writes a request with the policy in it, and gives its length; 0 when the line
 * is no object with a key. */
static size_t about(char **out, const char *line, size_t length, unsigned handle) {
  if (length < 2 || line[0] != '{' || line[1] != '"') return 0;
  *out = realloc(*out, length + 32);
  if (*out == NULL) return 0;
  int head = sprintf(*out, "{\"policy\":%u,", handle);
  memcpy(*out + head, line + 1, length - 1);
  return (size_t)head + length - 1;
}

int main(int argc, char **argv) {
  size_t length;
  unsigned char *packed = argc == 2 ? whole(argv[1], &length) : NULL;
  if (packed == NULL) {
    fprintf(stderr, "usage: merit-c POLICY.merit < REQUESTS\n");
    return 2;
  }
  merit *m = merit_start();
  unsigned handle = m == NULL ? 0 : merit_open(m, packed, length);
  if (handle == 0) {
    fprintf(stderr, "%s: %s\n", argv[1], m == NULL ? "the engine does not start" : merit_trouble(m));
    return 1;
  }
  char *line = NULL, *request = NULL;
  size_t room = 0;
  for (ssize_t got; (got = getline(&line, &room, stdin)) > 0; ) {
    if (line[got - 1] == '\n') got--;
    size_t size = about(&request, line, (size_t)got, handle);
    const char *answer = size == 0 ? NULL : merit_ask(m, request, size);
    if (answer == NULL) {
      fprintf(stderr, "%s\n", size == 0 ? "a request is an object, one on a line" : merit_trouble(m));
      return 1;
    }
    puts(answer);
  }
  merit_end(m);
  free(line);
  free(request);
  free(packed);
  return 0;
}
