import { passwordCode } from './totp.mjs';

const entities = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };
const decode = text => text.replace(/&(?:#x([0-9a-f]+)|#(\d+)|(\w+));/gi, (whole, hex, decimal, name) =>
  hex ? String.fromCodePoint(parseInt(hex, 16)) : decimal ? String.fromCodePoint(+decimal) : entities[name] ?? whole);

const attributes = tag => Object.fromEntries(
  [...tag.matchAll(/\s([\w-]+)(?:="([^"]*)")?/g)].map(([, name, value]) => [name.toLowerCase(), decode(value ?? '')]));

/** The forms of a page with their fields, as a browser without scripts would see them. */
const forms = html => [...html.matchAll(/<form\b[^>]*>[\s\S]*?<\/form>/gi)].map(([form]) => ({
  ...attributes(form.match(/<form\b[^>]*>/i)[0]),
  fields: [...form.matchAll(/<(?:input|button)\b[^>]*>/gi)].map(([field]) => ({ tag: /^<(\w+)/.exec(field)[1].toLowerCase(), ...attributes(field) })),
}));

/** A browser as far as signing in needs one: cookies by host, redirects, forms. */
export class Browser {
  #cookies = new Map();

  cookiesOf(url) {
    return [...this.#cookies.get(new URL(url).hostname)?.entries() ?? []].map(([name, value]) => `${name}=${value}`).join('; ');
  }

  /** As if the cookies of this host had never been set. */
  forget(host) {
    this.#cookies.delete(host);
  }

  /** One request; redirects are not followed. */
  async send(url, options = {}) {
    const headers = { 'accept': 'text/html', 'accept-language': 'en', ...options.headers, 'cookie': this.cookiesOf(url) };
    const answer = await fetch(url, { ...options, headers, redirect: 'manual' });
    const host = new URL(url).hostname;
    const jar = this.#cookies.get(host) ?? new Map();
    this.#cookies.set(host, jar);
    for (const line of answer.headers.getSetCookie()) {
      const [, name, value] = /^([^=]+)=([^;]*)/.exec(line);
      if (/;\s*(max-age=0|expires=[^;]*1970)/i.test(line)) jar.delete(name);
      else jar.set(name, value);
    }
    return answer;
  }

  /** Follows redirects to a page, or to an address that begins with `until`, which is not asked. */
  async follow(url, until, options) {
    let [address, answer] = [new URL(url), await this.send(url, options)];
    for (let i = 0; i < 20; i++) {
      const location = answer.headers.get('location');
      if (!location) return { address, answer, html: await answer.text() };
      address = new URL(location, address);
      if (until && address.href.startsWith(until)) return { address, answer, html: '' };
      answer = await this.send(address);
    }
    throw new Error(`redirected without end to ${address.href.slice(0, 200)}`);
  }

  /** Sends a form of a page with these values beside the hidden ones. */
  submit(page, form, values, until) {
    const body = new URLSearchParams();
    for (const field of form.fields.filter(f => f.name && (f.tag !== 'button' && f.type !== 'submit') && (f.type !== 'checkbox' || 'checked' in f)))
      body.set(field.name, field.value ?? '');
    for (const [name, value] of Object.entries(values)) body.set(name, value);
    const target = new URL(form.action || page.address, page.address);
    return this.follow(target, until, { method: 'POST', body, headers: { origin: target.origin } });
  }

  /** Goes to an address and proves on every page that asks who this is, until the browser is sent to `until`. */
  async signIn(url, account, until) {
    let page = await this.follow(url, until);
    for (let step = 0; step < 5 && page.html; step++) {
      const answers = await Promise.all(forms(page.html).map(async form => ({ form, values: await valuesFor(form, account) })));
      const asked = answers.find(a => Object.keys(a.values).length > 0) ?? answers.find(a => a.form.fields.some(f => f.value === 'consent'));
      if (!asked) throw new Error(`no form to sign in with at ${page.address} (${page.answer.status}): ${text(page.html)}`);
      page = await this.submit(page, asked.form, asked.values, until);
    }
    if (page.html) throw new Error(`not signed in, but at ${page.address} (${page.answer.status}): ${text(page.html)}`);
    return page.address;
  }
}

export const text = html => decode(html.replace(/<(script|style)[\s\S]*?<\/\1>/gi, ' ').replace(/<[^>]+>/g, ' ')).replace(/\s+/g, ' ').slice(0, 600);

async function valuesFor(form, account) {
  const values = {};
  for (const field of form.fields.filter(f => f.name && f.type !== 'hidden')) {
    const purpose = (field.autocomplete ?? '').split(' ')[0];
    if (purpose === 'username' || field.type === 'email' || field.name === 'login') values[field.name] = account.user;
    else if (purpose === 'current-password' || field.type === 'password') values[field.name] = account.password;
    else if (purpose === 'one-time-code') values[field.name] = await passwordCode(account);
  }
  return values;
}
