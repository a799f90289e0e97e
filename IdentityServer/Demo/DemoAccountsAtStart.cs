using IdentityServer.Accounts;
using IdentityServer.SecondFactors;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace IdentityServer.Demo;

/// <summary>Makes the accounts of a demonstration that are not there yet, before the first request; what somebody changed about one
/// stays.</summary>
internal sealed class DemoAccountsAtStart(IServiceScopeFactory scopes, IdentityServiceOptions options, TimeProvider clock) : IHostedService
{
    // What everybody is told needs no slow hash, and the first sign-in replaces it by one.
    private static readonly PasswordHasher<Account> _hasher = new(Options.Create(new PasswordHasherOptions { IterationCount = 10_000 }));

    public async Task StartAsync(CancellationToken cancellationToken)
    {
        foreach (var demo in options.Demo ? options.DemoAccounts : [])
        {
            await using var scope = scopes.CreateAsyncScope();
            var accounts = scope.ServiceProvider.GetRequiredService<UserManager<Account>>();
            if (await accounts.FindByIdAsync(demo.Subject) is not null)
                continue;
            var account = new Account
            {
                Id = demo.Subject,
                UserName = demo.Email,
                Email = demo.Email,
                EmailConfirmed = true,
                Name = demo.Name,
                CreatedAt = clock.GetUtcNow().UtcDateTime,
            };
            account.PasswordHash = _hasher.HashPassword(account, demo.Passphrase);
            var made = await accounts.CreateAsync(account);
            if (!made.Succeeded)
                throw new InvalidOperationException($"{demo.Email}: {string.Join(" ", made.Errors.Select(e => e.Description))}");
            await scope
                .ServiceProvider.GetRequiredService<AuthenticatorApps>()
                .Add(account, Totp.Bytes(demo.TotpSecret), cancellationToken);
        }
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
