using IdentityServer.Accounts;
using IdentityServer.SecondFactors;
using Microsoft.AspNetCore.Identity;

namespace IdentityServer.Demo;

/// <summary>Makes the accounts of a demonstration that are not there yet, before the first request; what somebody changed about one stays.</summary>
internal sealed class DemoAccountsAtStart(IServiceScopeFactory scopes, IdentityServiceOptions options, TimeProvider clock) : IHostedService
{
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        foreach (var demo in options.Demo ? options.DemoAccounts : [])
        {
            await using var scope = scopes.CreateAsyncScope();
            var accounts = scope.ServiceProvider.GetRequiredService<UserManager<Account>>();
            if (await accounts.FindByIdAsync(demo.Subject) is not null) continue;
            var account = new Account
            {
                Id = demo.Subject, UserName = demo.Email, Email = demo.Email, EmailConfirmed = true, Name = demo.Name, CreatedAt = clock.GetUtcNow().UtcDateTime,
            };
            account.PasswordHash = accounts.PasswordHasher.HashPassword(account, demo.Passphrase);
            var made = await accounts.CreateAsync(account);
            if (!made.Succeeded) throw new InvalidOperationException($"{demo.Email}: {string.Join(" ", made.Errors.Select(e => e.Description))}");
            await scope.ServiceProvider.GetRequiredService<AuthenticatorApps>().Add(account, Totp.Bytes(demo.TotpSecret), cancellationToken);
        }
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
