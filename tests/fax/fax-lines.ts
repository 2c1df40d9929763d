// Two fax servers (HylaFAX with soft modems) and a telephone exchange on this machine: the desk's line and the office it writes to.
import { spawn, spawnSync } from 'node:child_process'
import type { ChildProcess } from 'node:child_process'
import { chmodSync, cpSync, mkdirSync, mkdtempSync, openSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createSocket } from 'node:dgram'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { openExchange } from './exchange.ts'
import type { Exchange } from './exchange.ts'

/** Numbers of the exchange. */
export const numbers = {
  desk: '3035550100',
  office: '3035550111',
  refusing: '3035550122',
  unattended: '3035550133',
  busy: '3035550144',
} as const

export type FaxServer = {
  readonly spool: string
  readonly port: number
  readonly transferLog: () => string
  readonly received: () => readonly string[]
}
export type FaxLines = {
  readonly exchange: Exchange
  readonly desk: FaxServer
  /** Three modems: one takes what comes, one refuses every sender, one has nobody who answers. */
  readonly office: FaxServer & { readonly modemPort: number; readonly refusingPort: number; readonly unattendedPort: number }
  /** Sends a TIFF from the office's machine with HylaFAX's own client. */
  readonly sendFromOffice: (number: string, tiff: string) => void
  /** Resolves when every modem is on the hook and ready for the next call. */
  readonly idle: () => Promise<void>
  readonly close: () => Promise<void>
}

type Modem = {
  readonly name: string
  readonly number: string
  readonly port: number
  readonly getty: boolean
  readonly spool: string
  readonly lines: string
}

/** The password by which a client may delete what was received, as `faxadduser` writes it. */
export const adminPassword = 'receive-and-remove'
const adminHash = '$6$releasedesk$sixOPqOH7p5ZCSlURidzU0BPFmNmQa2gxElGw6UaHKoMSpFUYsoTrKVonWjwrQtTlVBXJXyyGLU5LK88ps6UR0'

const folders = ['archive', 'client', 'dev', 'docq', 'doneq', 'info', 'log', 'pollq', 'recvq', 'sendq', 'status', 'tmp']
const wait = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms))

/** Starts everything in folders of its own; needs root, for fax servers change to the user of the modems. */
export const openFaxLines = async (note: (line: string) => void = () => undefined): Promise<FaxLines> => {
  const root = mkdtempSync('/tmp/releasedesk-fax-')
  chmodSync(root, 0o755)
  // A soft modem takes its settings below /etc/iaxmodem/ and logs below /var/log/iaxmodem/: its name leads to /tmp and /var/tmp.
  const logs = root.replace('/tmp/', '/var/tmp/')
  mkdirSync(logs)
  const started: ChildProcess[] = []
  const run = (command: string, args: readonly string[]): void => {
    const log = openSync(join(root, 'programs.log'), 'a')
    started.push(spawn(command, args, { stdio: ['ignore', log, log], cwd: root }))
  }
  const exchange = await openExchange()
  const close = async (): Promise<void> => {
    for (const child of started.toReversed()) child.kill('SIGTERM')
    for (let tries = 0; tries < 50 && started.some(alive); tries += 1) await wait(100)
    for (const child of started.filter(alive)) child.kill('SIGKILL')
    await exchange.close()
    for (const folder of [root, logs]) rmSync(folder, { recursive: true, force: true })
    // A soft modem that had to be killed leaves its device behind.
    for (const device of readdirSync('/dev').filter((name) => name.startsWith(`ttyRD${process.pid}x`))) rmSync(join('/dev', device))
  }
  try {
    const spools = { desk: join(root, 'desk'), office: join(root, 'office') }
    const tag = process.pid
    const modem = async (at: number, number: string, spool: string, lines = '', getty = true): Promise<Modem> => ({
      name: `ttyRD${tag}x${at}`,
      number,
      port: await freeUdpPort(),
      getty,
      spool,
      lines,
    })
    const desk = await modem(0, numbers.desk, spools.desk, 'LocalIdentifier: "COUNTY JAIL"')
    const office = await modem(1, numbers.office, spools.office, 'LocalIdentifier: "FIELD OFFICE 0111"')
    const refusing = await modem(2, numbers.refusing, spools.office, 'LocalIdentifier: "REFUSES ALL"\nQualifyTSI: etc/tsi')
    const unattended = await modem(3, numbers.unattended, spools.office, '', false)
    const modems = [desk, office, refusing, unattended]
    for (const each of modems) exchange.connect(each.number, each.port)
    for (const spool of Object.values(spools))
      makeSpool(
        spool,
        modems.filter((each) => each.spool === spool),
      )
    for (const each of modems) {
      writeFileSync(join(root, each.name), softModem(each, exchange.port))
      run('/usr/bin/iaxmodem', [`../..${join(root, each.name)}`])
    }
    await wait(1000)
    const servers: FaxServer[] = []
    for (const spool of Object.values(spools)) {
      const port = await freeTcpPort()
      run('/usr/sbin/faxq', ['-D', '-q', spool])
      run('/usr/sbin/hfaxd', ['-d', '-q', spool, '-l', '127.0.0.1', '-i', String(port)])
      servers.push(faxServer(spool, port))
    }
    await wait(500)
    for (const each of modems.filter(({ getty }) => getty)) run('/usr/sbin/faxgetty', ['-q', each.spool, each.name])
    const [deskServer, officeServer] = servers
    if (!deskServer || !officeServer) throw new Error('two fax servers')
    const allIdle = async (): Promise<void> => {
      for (const each of modems.filter(({ getty }) => getty)) await idle(each)
    }
    await allIdle()
    note('the modems are ready')
    return {
      exchange,
      idle: allIdle,
      desk: deskServer,
      office: { ...officeServer, modemPort: office.port, refusingPort: refusing.port, unattendedPort: unattended.port },
      sendFromOffice: (number, tiff) => {
        const args = [
          '-n',
          '-m',
          '-h',
          `${office.name}@127.0.0.1:${officeServer.port}`,
          '-S',
          'FIELD OFFICE',
          '-T',
          '1',
          '-t',
          '1',
          '-d',
          number,
          tiff,
        ]
        const sent = spawnSync('/usr/bin/sendfax', args, { encoding: 'utf8' })
        if (sent.status !== 0) throw new Error(`sendfax: ${sent.stdout}${sent.stderr}`)
      },
      close,
    }
  } catch (error) {
    await close()
    throw error
  }
}

const alive = (child: ChildProcess): boolean => child.exitCode === null && child.signalCode === null

const freeUdpPort = (): Promise<number> =>
  new Promise((resolve) => {
    const socket = createSocket('udp4')
    socket.bind(0, '127.0.0.1', () => {
      const { port } = socket.address()
      socket.close(() => resolve(port))
    })
  })

const freeTcpPort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const server = createServer().listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => (address !== null && typeof address === 'object' ? resolve(address.port) : reject(new Error('no port'))))
    })
  })

const softModem = ({ name, number, port }: Modem, exchangePort: number): string =>
  [
    `device\t/dev/${name}`,
    'owner\tuucp:uucp',
    'mode\t660',
    `port\t${port}`,
    'refresh\t0',
    `server\t127.0.0.1:${exchangePort}`,
    `peername\t${name}`,
    'secret\tx',
    'cidname\tLine',
    `cidnumber\t${number}`,
    'codec\tslinear',
    '',
  ].join('\n')

/** What a modem's settings are on a desk's fax server too; docs/fax.md tells why each is there. */
const modemSettings = (lines: string): string => `CountryCode: 1
AreaCode: 303
FAXNumber: +1.303.555.0100
LongDistancePrefix: 1
InternationalPrefix: 011
UseJobTSI: yes
RingsBeforeAnswer: 1
ModemType: Class1
Class1AdaptRecvCmd: AT+FAR=1
Class1TMConnectDelay: 400
ModemResetCmds: AT+VCID=1
PagerTTYParity: none
SessionTracing: 0x0F
RecvFileMode: 0644
LogFileMode: 0644
DeviceMode: 0660
SpeakerVolume: off
TagLineFont: etc/lutRS18.pcf
TagLineFormat: "From %%l|%c|Page %%P of %%T"
MaxRecvPages: 200
CallIDPattern: "NMBR="
CallIDPattern: "NAME="
CallIDPattern: "ANID="
CallIDPattern: "NDID="
FaxRcvdCmd: bin/no-hook
${lines}
`

const queueSettings = `MaxDials: 3
MaxTries: 3
JobReqBusy: 20
JobReqNoAnswer: 20
JobReqNoCarrier: 20
JobReqDataConn: 20
JobReqProto: 20
JobReqOther: 20
NotifyCmd: bin/no-hook
SendFaxCmd: /usr/lib/hylafax/bin/faxsend
LogFileMode: 0644
`

const makeSpool = (spool: string, modems: readonly Modem[]): void => {
  mkdirSync(spool)
  for (const folder of folders) mkdirSync(join(spool, folder))
  for (const folder of ['bin', 'config'])
    cpSync(join('/var/spool/hylafax', folder), join(spool, folder), { recursive: true, verbatimSymlinks: true })
  cpSync('/etc/hylafax', join(spool, 'etc'), { recursive: true })
  cpSync('/var/spool/hylafax/status/any.info', join(spool, 'status', 'any.info'))
  writeFileSync(join(spool, 'bin', 'no-hook'), '#!/bin/sh\nexit 0\n', { mode: 0o755 })
  const cache = join(spool, 'etc', 'setup.cache')
  const settled = readFileSync(cache, 'utf8').replace(/^SPOOL=.*$/m, `SPOOL='${spool}'`)
  chmodSync(cache, 0o644)
  writeFileSync(cache, settled)
  writeFileSync(join(spool, 'etc', 'config'), queueSettings)
  writeFileSync(join(spool, 'etc', 'tsi'), '!^.*$\n')
  writeFileSync(join(spool, 'etc', 'hosts.hfaxd'), `^.*@127\\.0\\.0\\.1$:::${adminHash}\n^.*@localhost$:::${adminHash}\n`)
  // Made beforehand, so that it may be read by the desk: the fax server would make it for itself alone.
  writeFileSync(join(spool, 'log', 'xferfaxlog'), '', { mode: 0o644 })
  for (const each of modems) writeFileSync(join(spool, 'etc', `config.${each.name}`), modemSettings(each.lines))
  const owned = spawnSync('chown', ['-R', 'uucp:uucp', spool])
  if (owned.status !== 0) throw new Error('the spool could not be given to uucp')
  chmodSync(join(spool, 'etc', 'hosts.hfaxd'), 0o600)
  chmodSync(join(spool, 'tmp'), 0o1777)
}

const faxServer = (spool: string, port: number): FaxServer => ({
  spool,
  port,
  transferLog: () => readFileSync(join(spool, 'log', 'xferfaxlog'), 'utf8'),
  received: () =>
    readdirSync(join(spool, 'recvq'))
      .filter((name) => name.endsWith('.tif'))
      .map((name) => join(spool, 'recvq', name)),
})

/** A modem that was set up says so in its status file. */
const idle = async (modem: Modem): Promise<void> => {
  for (let tries = 0; tries < 300; tries += 1) {
    const status = (() => {
      try {
        return readFileSync(join(modem.spool, 'status', modem.name), 'utf8')
      } catch {
        return ''
      }
    })()
    if (status.startsWith('Running and idle')) return
    await wait(200)
  }
  throw new Error(`the modem of ${modem.number} did not come up`)
}
