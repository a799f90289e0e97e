namespace IdentityServer.Demo;

/// <summary>An account that a demonstration starts with; its secrets are known to everybody who looks at the demonstration.</summary>
/// <param name="TotpSecret">Base32, as an authenticator app takes it.</param>
/// <param name="Note">What the person is in the demonstration.</param>
public sealed record DemoAccount(string Subject, string Name, string Email, string Passphrase, string TotpSecret, string Note);
