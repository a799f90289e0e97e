import { createHmac } from 'node:crypto';
import { setTimeout } from 'node:timers/promises';

const step = 30_000;
const used = new Map();

const bytes = base32 => {
  const bits = [...base32.replace(/[\s=]/g, '').toUpperCase()].map(c => 'ABCDEFGHIJKLMNOPQRSTUVWXYZ234567'.indexOf(c).toString(2).padStart(5, '0')).join('');
  return Buffer.from(bits.match(/.{8}/g).map(b => parseInt(b, 2)));
};

/** The code of the present time step (RFC 6238); waits for the next step where this one's code was used or is about to end. */
export async function passwordCode({ user, totpSecret }) {
  while (used.get(user) === Math.floor(Date.now() / step) || Date.now() % step > step - 1500) await setTimeout(step - Date.now() % step + 50);
  const counter = Math.floor(Date.now() / step);
  used.set(user, counter);
  const message = Buffer.alloc(8);
  message.writeBigUInt64BE(BigInt(counter));
  const hash = createHmac('sha1', bytes(totpSecret)).update(message).digest();
  return String((hash.readUInt32BE(hash[19] & 15) & 0x7fffffff) % 1_000_000).padStart(6, '0');
}
