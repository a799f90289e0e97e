// A mail relay that refuses, hangs and drops at random, until it is told to be calm; it says each mail that it has taken, also where it kept that from the sender.
import { createInterface } from 'node:readline';
import { SMTPServer } from 'smtp-server';

let { seed } = JSON.parse(process.env.RELAY);
let calm = false;

const random = () => {
  seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0;
  return seed / 2 ** 32;
};
const oneOf = moods => {
  if (calm) return 'take';
  let at = random();
  for (const [mood, share] of Object.entries(moods)) {
    if (at < share) return mood;
    at -= share;
  }
  return 'take';
};
const say = line => process.stdout.write(JSON.stringify(line) + '\n');
const refusal = (code, text) => Object.assign(new Error(text), { responseCode: code });
const drop = session => [...server.connections].find(c => c.id === session.id)?._socket.destroy();

const header = (head, name) => new RegExp(`^${name}: (.*)$`, 'im').exec(head)?.[1] ?? null;
const decoded = body => Buffer.from(body.replace(/=\r\n/g, '').replace(/=([0-9A-F]{2})/g, (_, code) => String.fromCharCode(parseInt(code, 16))), 'latin1').toString();
const read = (raw, to) => {
  const end = raw.indexOf('\r\n\r\n');
  const head = raw.slice(0, end).replace(/\r\n[ \t]/g, '');
  return { to, named: header(head, 'To'), mark: header(head, 'X-CaseTracker-Entry'), id: header(head, 'Message-ID'), subject: header(head, 'Subject'), body: decoded(raw.slice(end + 4)) };
};

const server = new SMTPServer({
  disabledCommands: ['AUTH', 'STARTTLS'],
  logger: false,
  closeTimeout: 100,
  onConnect(session, done) {
    const mood = oneOf({ hang: 0.03, refuse: 0.05, drop: 0.05 });
    if (mood === 'refuse') done(refusal(421, 'Come back later'));
    else if (mood === 'drop') drop(session);
    else if (mood === 'take') done();
  },
  onRcptTo(address, session, done) {
    const mood = oneOf({ later: 0.04, never: 0.03, drop: 0.03 });
    if (mood === 'later') done(refusal(451, 'Mailbox busy'));
    else if (mood === 'never') done(refusal(550, 'No such mailbox'));
    else if (mood === 'drop') drop(session);
    else done();
  },
  onData(stream, session, done) {
    const mood = oneOf({ refuse: 0.04, takeAndDrop: 0.06, takeAndHang: 0.03, cut: 0.04 });
    let raw = '';
    stream.setEncoding('latin1');
    stream.on('data', text => (raw += text));
    stream.on('end', () => {
      if (mood === 'refuse') return done(refusal(452, 'No room'));
      if (mood === 'cut') return drop(session);
      say(read(raw, session.envelope.rcptTo.map(r => r.address).join(',')));
      if (mood === 'takeAndDrop') drop(session);
      else if (mood === 'take') done(null, 'Taken');
    });
  },
});
server.on('error', () => {});
const listening = server.listen(0, '127.0.0.1', () => say({ port: listening.address().port }));
createInterface({ input: process.stdin }).on('line', line => (calm = line === 'calm'));
