// Each case reports as one line of JSON; the NUnit cases are made from the same names (Script.cs).
const cases = [];

/** What the running demonstration announced, and the clients that the test registered beside it. */
export const demo = JSON.parse(process.env.DEMO ?? '{}');

export const check = (name, run) => cases.push({ name, run });

export async function report() {
  for (const { name, run } of cases) {
    const begun = performance.now();
    let error = null;
    try {
      await run();
    } catch (failure) {
      error = failure.stack + (failure.cause ? `\ncause: ${JSON.stringify(failure.cause)}` : '');
    }
    console.log(JSON.stringify({ name, error, milliseconds: Math.round(performance.now() - begun) }));
  }
}

export const account = name => {
  const found = demo.accounts.find(a => a.user.startsWith(`${name}@`));
  if (!found) throw new Error(`no account ${name} among ${demo.accounts.map(a => a.user).join(', ')}`);
  return found;
};
