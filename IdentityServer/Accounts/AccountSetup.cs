using IdentityServer.Data;
using IdentityServer.Passphrases;
using IdentityServer.SecondFactors;
using IdentityServer.Sessions;
using IdentityServer.SigningIn;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.DataProtection.KeyManagement;
using Microsoft.AspNetCore.DataProtection.Repositories;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;

namespace IdentityServer.Accounts;

/// <summary>The part of the identity server that knows accounts, sessions and the database.</summary>
internal static class AccountSetup
{
    public static IServiceCollection AddAccounts(this IServiceCollection services, IdentityServiceOptions options)
    {
        var engine = Engine.For(options.Database);
        services.AddSingleton(engine).AddSingleton<Vault>().AddSingleton<Migrator>().AddHostedService<MigrateAtStart>();
        services.AddDbContextFactory<IdentityStore>(engine.Use);
        services.AddDataProtection().SetApplicationName("identity");
        services
            .AddSingleton<IXmlRepository, ProtectionKeys>()
            .AddSingleton<IConfigureOptions<KeyManagementOptions>, ProtectionKeyOptions>();
        services
            .AddIdentityCore<Account>(identity =>
            {
                identity.Stores.SchemaVersion = IdentitySchemaVersions.Version3;
                identity.User.RequireUniqueEmail = true;
                identity.User.AllowedUserNameCharacters = "";
                // PassphraseRules says what a passphrase must be.
                (identity.Password.RequiredLength, identity.Password.RequiredUniqueChars) = (1, 1);
                identity.Password.RequireDigit =
                    identity.Password.RequireLowercase =
                    identity.Password.RequireUppercase =
                    identity.Password.RequireNonAlphanumeric =
                        false;
            })
            .AddEntityFrameworkStores<IdentityStore>()
            .AddPasswordValidator<PassphraseRules>();
        services.Configure<PasswordHasherOptions>(hasher => hasher.IterationCount = options.PassphraseRounds);
        services.AddSingleton<PassphraseHasher>().AddSingleton<IPasswordHasher<Account>>(s => s.GetRequiredService<PassphraseHasher>());
        // Opened now, so that a server whose check cannot work does not start; the container closes it.
        var breached = new BreachedPassphrases(options);
        services.AddSingleton(_ => breached);
        services
            .AddScoped<AccountSessions>()
            .AddScoped<ISessions>(s => s.GetRequiredService<AccountSessions>())
            .AddScoped<SignInLog>()
            .AddHostedService<ExpirySweep>();
        services.AddScoped<AuthenticatorApps>().AddScoped<RecoveryCodes>().AddScoped<Passkeys>().AddScoped<Factors>();
        services
            .AddScoped<IPasskeyHandler<Account>, PasskeyHandler<Account>>()
            .Configure<IdentityPasskeyOptions>(passkeys =>
            {
                var address = new Uri(options.Issuer);
                passkeys.ServerDomain = address.Host;
                (passkeys.UserVerificationRequirement, passkeys.ResidentKeyRequirement) = ("required", "required");
                passkeys.ValidateOrigin = origin =>
                    ValueTask.FromResult(!origin.CrossOrigin && origin.Origin == address.GetLeftPart(UriPartial.Authority));
            });
        services
            .AddSingleton<HashingTurns>()
            .AddScoped<Attempts>()
            .AddScoped<Entrances>()
            .AddScoped<PassphraseCheck>()
            .AddScoped<SecondFactorCheck>();
        services.AddAuthentication(SessionScheme.Name).AddScheme<AuthenticationSchemeOptions, SessionScheme>(SessionScheme.Name, null);
        services.AddAuthorizationBuilder().SetFallbackPolicy(new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build());
        return services;
    }

    private sealed class ProtectionKeyOptions(IXmlRepository repository, Vault vault) : IConfigureOptions<KeyManagementOptions>
    {
        public void Configure(KeyManagementOptions options) =>
            (options.XmlRepository, options.XmlEncryptor) = (repository, new ProtectionKeyEncryptor(vault));
    }
}
