/* Two fax machines (spandsp) back to back on an imagined line: real T.30, real modems, and a line that is broken as told.
   back-to-back SEND.tif RECEIVE.tif ECM FAULT A B SEED; prints one JSON line for each side. Times are seconds of the line. */
#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <spandsp.h>

#define RATE 8000
#define TURN 160
#define LINE_SECONDS_MAX 600

typedef struct {
  const char *side;
  int ended, code, answered;
  int pages_at_end_of_page;
  t30_state_t *t30;
} machine_t;

static int on_phase_b(t30_state_t *t30, void *user, int result) {
  (void) t30;
  (void) result;
  ((machine_t *) user)->answered = 1;
  return T30_ERR_OK;
}

static int on_phase_d(t30_state_t *t30, void *user, int result) {
  (void) t30;
  (void) result;
  ((machine_t *) user)->pages_at_end_of_page += 1;
  return T30_ERR_OK;
}

static void on_phase_e(t30_state_t *t30, void *user, int code) {
  (void) t30;
  ((machine_t *) user)->ended = 1;
  ((machine_t *) user)->code = code;
}

static fax_state_t *set_up(machine_t *m, int calling, int ecm) {
  fax_state_t *fax = fax_init(NULL, calling);
  fax_set_transmit_on_idle(fax, 1);
  t30_state_t *t30 = m->t30 = fax_get_t30_state(fax);
  t30_set_tx_ident(t30, calling ? "COUNTY JAIL" : "FIELD OFFICE 0111");
  t30_set_ecm_capability(t30, ecm);
  t30_set_supported_modems(t30, T30_SUPPORT_V27TER | T30_SUPPORT_V29 | T30_SUPPORT_V17);
  t30_set_supported_compressions(t30, T30_SUPPORT_T4_1D_COMPRESSION | T30_SUPPORT_T4_2D_COMPRESSION | (ecm ? T30_SUPPORT_T6_COMPRESSION : 0));
  t30_set_supported_image_sizes(t30, T30_SUPPORT_US_LETTER_LENGTH | T30_SUPPORT_A4_LENGTH | T30_SUPPORT_UNLIMITED_LENGTH | T30_SUPPORT_215MM_WIDTH);
  t30_set_supported_resolutions(t30, T30_SUPPORT_STANDARD_RESOLUTION | T30_SUPPORT_FINE_RESOLUTION);
  t30_set_phase_b_handler(t30, on_phase_b, m);
  t30_set_phase_d_handler(t30, on_phase_d, m);
  t30_set_phase_e_handler(t30, on_phase_e, m);
  return fax;
}

static void tell(machine_t *m) {
  t30_stats_t s;
  t30_get_transfer_statistics(m->t30, &s);
  const char *ident = t30_get_rx_ident(m->t30);
  printf("{\"side\":\"%s\",\"ended\":%s,\"code\":%d,\"says\":\"%s\",\"answered\":%s,\"pagesSent\":%d,\"pagesReceived\":%d,\"remoteId\":\"%s\","
         "\"bitRate\":%d,\"ecm\":%s,\"badRows\":%d,\"rows\":%d}\n",
         m->side, m->ended ? "true" : "false", m->code, t30_completion_code_to_str(m->code), m->answered ? "true" : "false", s.pages_tx, s.pages_rx,
         ident ? ident : "", s.bit_rate, s.error_correcting_mode ? "true" : "false", s.bad_rows, s.length);
}

/* In the spaces between bursts the line is clean. */
static void crackle(int16_t *samples, int count) {
  for (int i = 0; i < count; i++) samples[i] = (int16_t) (rand() % 24000 - 12000);
}

int main(int argc, char **argv) {
  if (argc != 8) {
    fprintf(stderr, "back-to-back SEND.tif RECEIVE.tif ECM FAULT A B SEED\n");
    return 2;
  }
  const int ecm = atoi(argv[3]);
  const char *fault = argv[4];
  const double a = atof(argv[5]), b = atof(argv[6]);
  srand(atoi(argv[7]));
  machine_t caller = {.side = "sender"}, called = {.side = "receiver"};
  fax_state_t *one = set_up(&caller, 1, ecm), *two = set_up(&called, 0, ecm);
  t30_set_tx_file(caller.t30, argv[1], -1, -1);
  t30_set_rx_file(called.t30, argv[2], -1);
  const int nobody = !strcmp(fault, "nobody");
  if (nobody) called.ended = 1;
  for (long turn = 0; turn < (long) LINE_SECONDS_MAX * RATE / TURN && !(caller.ended && called.ended); turn++) {
    const double second = (double) turn * TURN / RATE;
    int16_t there[TURN] = {0}, back[TURN] = {0};
    fax_tx(one, there, TURN);
    if (!nobody) fax_tx(two, back, TURN);
    if (!strcmp(fault, "silent") && second > a) memset(there, 0, sizeof there), memset(back, 0, sizeof back);
    if (!strcmp(fault, "noise") && second > 8 && fmod(second, a) < b) crackle(there, TURN);
    /* Every word of the receiver after its a-th page is lost. */
    if (!strcmp(fault, "confirmation-lost") && called.pages_at_end_of_page >= (int) a) memset(back, 0, sizeof back);
    if (!nobody) fax_rx(two, there, TURN);
    fax_rx(one, back, TURN);
  }
  tell(&caller);
  tell(&called);
  return 0;
}
