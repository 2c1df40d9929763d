// Faults put into the sources one at a time, to see that the simulator finds each: what is replaced by what.

export type Mutant = {
  readonly name: string
  readonly file: string
  /** Stands in the file exactly once. */
  readonly find: string
  readonly put: string
}

export const mutants: readonly Mutant[] = [
  {
    name: 'what only a person can decide closes the gate',
    file: 'src/release/gate.ts',
    find: "if (!hold || (hold.answer !== 'must' && hold.answer !== 'may')) return { basis: [], until: null }",
    put: "if (!hold) return { basis: [], until: null }\n  if (hold.answer !== 'may') return { basis: [{ kind: 'law-demands-hold' as const, says: 'x', citation: null }], until: null }",
  },
  {
    name: 'a judge’s warrant is passed over',
    file: 'src/release/gate.ts',
    find: 'const judicial = instruments.filter(isJudicial)',
    put: 'const judicial = instruments.filter((each) => isJudicial(each) && each.pages.length > 99)',
  },
  {
    name: 'a hold for ICE in the jail’s record keeps',
    file: 'src/custody/hold.ts',
    find: '=> !hold.immigration',
    put: '=> hold.placedAt !== null',
  },
  {
    name: 'a revoked bond frees all the same',
    file: 'src/custody/stay.ts',
    find: "return { standing: booking.standing.filter((each) => each.cause !== 'bond-posted') }",
    put: 'return {}',
  },
  {
    name: 'a cancelled release goes on',
    file: 'src/custody/stay.ts',
    find: "case 'release-cancelled':\n      return { standing: [] }",
    put: "case 'release-cancelled':\n      return {}",
  },
  {
    name: 'a lifted hold stays',
    file: 'src/custody/stay.ts',
    find: 'return { holds: afterLifting(booking.holds, event.basis ?? null) }',
    put: 'return {}',
  },
  {
    name: 'every event sets the moment of eligibility anew',
    file: 'src/custody/stay.ts',
    find: 'const since = isEligible(booking) ? booking.state.since : at',
    put: 'const since = at',
  },
  {
    name: 'an event that is sent again is recorded again',
    file: 'src/acts.ts',
    find: 'if (repeated) return []',
    put: '',
  },
  {
    name: 'nothing follows from what is recorded',
    file: 'src/desk-work.ts',
    find: 'entries.push(...withConsequences(id, before, own, context).slice(own.length))',
    put: 'withConsequences(id, before, own, context)',
  },
  {
    name: 'a commit does not look whether somebody was first',
    file: 'src/outside/store/sealing.ts',
    find: 'if (last !== seen) throw',
    put: 'if (last < seen) throw',
  },
  {
    name: 'the receipt is recorded before the bytes are kept',
    file: 'src/intake-to-release.ts',
    find: 'const sha256 = await store.keep(truncated ? arrival.bytes.subarray(0, paperBytesMax) : arrival.bytes)',
    put: 'const { createHash } = await import("node:crypto")\n  const { parseSha256 } = await import("./log/ids.ts")\n  const sha256 = parseSha256(createHash("sha256").update(arrival.bytes).digest("hex"))\n  setImmediate(() => void store.keep(arrival.bytes).catch(() => undefined))',
  },
  {
    name: 'a paper that cannot be read is tried for ever',
    file: 'src/intake-to-release.ts',
    find: 'if (desk.stopping?.aborted) throw error\n      // A reader',
    put: 'if (error) throw error\n      // A reader',
  },
  {
    name: 'work that failed is put off for weeks',
    file: 'src/intake-to-release.ts',
    find: 'notBefore: plusMinutes(clock.now(), Math.min(10, 2 ** failures / 8))',
    put: 'notBefore: plusMinutes(clock.now(), 40_000)',
  },
  {
    name: 'nobody looks again when somebody is booked',
    file: 'src/acts.ts',
    find: 'await matchAgain(desk, id)',
    put: 'await Promise.resolve()',
  },
  {
    name: 'a cancelled request speaks on',
    file: 'src/match-paper.ts',
    find: "if (!instrument.ticked.includes('cancel-previous') || instrument.open.includes('ticked')) return []",
    put: 'if (instrument.pages.length < 99) return []',
  },
  {
    name: 'the paper of one is matched to another',
    file: 'src/custody/match.ts',
    find: "return { kind: 'certain', booking: only.candidate.id, because: only.because() }",
    put: "return { kind: 'certain', booking: candidates[0]?.id ?? only.candidate.id, because: only.because() }",
  },
  {
    name: 'an unsigned request is as good as a signed one',
    file: 'src/instrument/typed-instrument.ts',
    find: "const role = parsed.signer === undefined ? 'illegible'",
    put: "const role = parsed.signer === 'unsigned' ? 'immigration-officer' : parsed.signer === undefined ? 'illegible'",
  },
  {
    name: 'the agency’s no to notices is not asked for',
    file: 'src/determination/permit.ts',
    find: "return answer === 'must' || (answer === 'may' && allowsNotices)",
    put: "return answer === 'must' || answer === 'may' || allowsNotices === null",
  },
  {
    name: 'a repeat does not say that it is one',
    file: 'src/send-notice.ts',
    find: 'repeat: mayHaveArrived(notice) || wasOpenThen, to: step.to',
    put: 'repeat: mayHaveArrived(notice) && notice.openedAt === null, to: step.to',
  },
  {
    name: 'what was cut off is taken for failed',
    file: 'src/send-notice.ts',
    find: "const cutOff: AttemptOutcome = { kind: 'unknown', reason: 'the desk stopped while the notice was being sent; it may have arrived' }",
    put: "const cutOff: AttemptOutcome = { kind: 'failed', permanent: false, reason: 'the desk stopped' }",
  },
  {
    name: 'a line that breaks is taken for one that delivered',
    file: 'src/send-notice.ts',
    find: "return { kind: 'unknown', reason: error instanceof Error ? error.message : 'the line broke' }",
    put: "return { kind: 'sent', serverAnswer: 'surely' }",
  },
  {
    name: 'the attempt is on record only after it was made',
    file: 'src/send-notice.ts',
    find: 'const before = histories.get(booking) ?? []\n    const now = clock.now()',
    put: 'const before = histories.get(booking) ?? []\n    const now = clock.now()\n    const early = foldBooking(booking, before)?.notices.find((each) => each.id === id)\n    const line = desk.outside.noticeLines[0]\n    const earlyPermit = early && line ? permitNotice(foldBooking(booking, before)!.standing!.determination, foldBooking(booking, before)!.standing!.id, true) : null\n    if (early && line && earlyPermit) void line.send(earlyPermit, { to: "x", subject: early.text.split("\\n")[0] ?? "", text: early.text, messageId: messageIdOf(early.id, early.attempts.length + 1) }).catch(() => undefined)',
  },
  {
    name: 'nothing is tried again after three minutes',
    file: 'src/release/ladder.ts',
    find: 'minutesBetween(notice.openedAt, at) > triesEndMinutes',
    put: 'minutesBetween(notice.openedAt, at) > 3',
  },
  {
    name: 'the second way is never taken',
    file: 'src/release/ladder.ts',
    find: 'if (index === 0) return notice.openedAt\n',
    put: 'if (index === 0) return notice.openedAt\n  if (index > 0) return plusMinutes(notice.openedAt, 5_000)\n',
  },
  {
    name: 'nobody is told that a notice has not arrived',
    file: 'src/release/ladder.ts',
    find: 'if (!isPending(notice)) return null\n  const byPerson',
    put: 'if (!isPending(notice) || notice.escalations < 99) return null\n  const byPerson',
  },
  {
    name: 'what is no longer true is not corrected',
    file: 'src/decide-notice.ts',
    find: "if (!leaving && last !== undefined && (last.about === 'release' || again))",
    put: "if (!leaving && last !== undefined && last.about === 'correction' && again)",
  },
  {
    name: 'a notice of release is not taken back',
    file: 'src/decide-notice.ts',
    find: 'if (stale.length > 0) return stale',
    put: "if (stale.length > 0 && !stale.some((each) => leaving || each.kind !== 'notice-withdrawn')) return []\n  if (stale.length > 0) return stale",
  },
  {
    name: 'a transfer is told as a release',
    file: 'src/decide-notice.ts',
    find: "(state.kind === 'released' && state.how === 'released')",
    put: "state.kind === 'released'",
  },
  {
    name: 'what came after the door is not marked late',
    file: 'src/release/notice.ts',
    find: "at > notice.sendBy || (notice.about === 'release' && leftAt !== null && at > leftAt)",
    put: 'at > plusMinutes(notice.sendBy, 90_000) || (leftAt === null && notice.about === null)',
  },
  {
    name: 'no duty is ever missed',
    file: 'src/duty/duty.ts',
    find: "duty.state.kind === 'open' && duty.by !== null && duty.by < now)",
    put: "duty.state.kind === 'open' && duty.by !== null && duty.by < '1900')",
  },
  {
    name: 'a duty is not looked at when its moment comes',
    file: 'src/log/rows.ts',
    find: 'return next === undefined ? []',
    put: "return next === undefined || next > '1900' ? []",
  },
  {
    name: 'the duty to serve the person is not opened',
    file: 'src/duty/duty.ts',
    find: "changes.push({ kind: 'open', id, legal, by })",
    put: "if (legal.duty !== 'serve-copy') changes.push({ kind: 'open', id, legal, by })",
  },
  {
    name: 'what was served discharges nothing',
    file: 'src/acts.ts',
    find: 'const kind = letterOfDuty[duty.name]',
    put: 'const kind = letterOfDuty[`${duty.name}, never`]',
  },
  {
    name: 'an entry names the wrong one before it',
    file: 'src/outside/store/sealing.ts',
    find: 'previous = done.sealed.hash',
    put: 'previous = entries.length > 1 ? previous : done.sealed.hash',
  },
  {
    name: 'the log’s time runs backwards with the machine’s clock',
    file: 'src/outside/store/sealing.ts',
    find: 'const recordedAt = tail.recordedAt === null ? now : later(tail.recordedAt, now)',
    put: 'const recordedAt = now',
  },
  {
    name: 'only the first subject of a commit is shown',
    file: 'src/outside/store/simulated.ts',
    find: 'const shown = subjects.flatMap((subject) =>',
    put: 'const shown = subjects.slice(0, 1).flatMap((subject) =>',
  },
  {
    name: 'a restored desk takes itself for the first to tell',
    file: 'src/decide-notice.ts',
    find: '{ mayBeKnown: true as const }',
    put: '{}',
  },
  {
    name: 'what was pending in a backup is sent as if for the first time',
    file: 'src/send-notice.ts',
    find: 'mayHaveArrived(notice) || wasOpenThen',
    put: 'mayHaveArrived(notice)',
  },
  {
    name: 'a restored desk does not repeat what stands in its backup as taken',
    file: 'src/send-notice.ts',
    find: 'const wasOpenThen = desk.restoredAt !== undefined && notice.openedAt <= desk.restoredAt',
    put: "const wasOpenThen = desk.restoredAt !== undefined && notice.openedAt <= desk.restoredAt\n    if (wasOpenThen && notice.state === 'sent') throw new Error('not again')",
  },
  {
    name: 'what was corrected is said again',
    file: 'src/log/booking-record.ts',
    find: 'stands: asked && notice.id === last?.id',
    put: 'stands: asked || last !== null',
  },
  {
    name: 'a repeat that failed is tried again without a pause',
    file: 'src/release/ladder.ts',
    find: 'const at = later(plusMinutes(taken.ended.at, slowMinutes), rested)',
    put: 'const at = rested > notice.openedAt ? plusMinutes(taken.ended.at, slowMinutes) : rested',
  },
  {
    name: 'what nobody has acknowledged is not sent again',
    file: 'src/release/ladder.ts',
    find: 'if (!notice.stands) return null',
    put: 'if (!notice.stands || notice.attempts.length > 0) return null',
  },
  {
    name: 'what was acknowledged is sent again',
    file: 'src/release/ladder.ts',
    find: "|| notice.rules.until !== 'acknowledged' || notice.acknowledged || first === null",
    put: "|| notice.rules.until !== 'acknowledged' || first === null",
  },
  {
    name: 'a code that comes back is thrown away',
    file: 'src/notice-acts.ts',
    find: 'if (!found || found.acknowledged !== null) return []',
    put: 'if (!found || found.code !== null) return []',
  },
  {
    name: 'what an older notice overtook is not said again',
    file: 'src/decide-notice.ts',
    find: 'if (isPending(last) || arrived === null) return false',
    put: 'if (isPending(last) || arrived !== null) return false',
  },
  {
    name: 'a release anew is taken for the one before',
    file: 'src/decide-notice.ts',
    find: "gate.kind === 'open' && notice.certainAt < gate.since",
    put: "gate.kind === 'held' && notice.certainAt < gate.since",
  },
  {
    name: 'any answer to anybody discharges the duty to answer',
    file: 'src/acts.ts',
    find: "const isAnswered = wanted !== 'answer-requester'",
    put: "const isAnswered = wanted !== 'answer-counsel'",
  },
  {
    name: 'two papers of one person are served with one copy',
    file: 'src/owed-anew.ts',
    find: "'serve-copy': asking,",
    put: "'serve-copy': subpoenas,",
  },
  {
    name: 'a copy of one paper discharges the duty to serve another',
    file: 'src/acts.ts',
    find: ' && handedOverWith(record, kind, letters)',
    put: '',
  },
]
