using System.Net;
using System.Net.Sockets;
using IdentityServer.Accounts;
using IdentityServer.Data;
using IdentityServer.Mail;
using IdentityServer.SecondFactors;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;

namespace IdentityServer.Tests;

/// <summary>The whole identity server on a free port of this machine and a fresh database, with a clock that a test can turn.</summary>
internal sealed class Server : IAsyncDisposable
{
    public const string Passphrase = "seven quiet lanterns cross the harbour";

    private Server(Func<IdentityServiceOptions, IdentityServiceOptions>? change, Action<WebApplication>? before)
    {
        Directory.CreateDirectory(Folder);
        Address = new Uri($"http://localhost:{FreePort()}");
        Options = new IdentityServiceOptions
        {
            Database = $"sqlite:{Path.Combine(Folder, "identity.db")}",
            MasterKey = [.. Enumerable.Range(1, 32).Select(i => (byte)i)],
            Issuer = Address.ToString().TrimEnd('/'),
            Urls = [Address.ToString().TrimEnd('/')],
            Clock = Clock,
            Demo = true,
            PassphraseRounds = 1000,
            FailureTakes = TimeSpan.Zero,
            Limits = new(Forms: 10_000),
            Mail = new MailOptions { Folder = Path.Combine(Folder, "mail") },
        };
        Options = change?.Invoke(Options) ?? Options;
        App = IdentityService.Build(Options);
        before?.Invoke(App);
    }

    public WebApplication App { get; }

    public Uri Address { get; }

    public IdentityServiceOptions Options { get; }

    public TurnedClock Clock { get; } = new();

    /// <summary>Holds the database and the mail.</summary>
    public string Folder { get; } = Path.Combine(Path.GetTempPath(), "identity-server-tests", Guid.NewGuid().ToString("N"));

    /// <param name="before">Adds test endpoints before the server starts.</param>
    public static async Task<Server> Start(
        Func<IdentityServiceOptions, IdentityServiceOptions>? change = null,
        Action<WebApplication>? before = null
    )
    {
        var server = new Server(change, before);
        await server.App.StartAsync();
        return server;
    }

    /// <summary>A browser without cookies; it follows no redirects.</summary>
    public HttpClient Browser(string language = "en", string userAgent = "Test browser")
    {
        var client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, CookieContainer = new CookieContainer() })
        {
            BaseAddress = Address,
        };
        client.DefaultRequestHeaders.AcceptLanguage.ParseAdd(language);
        client.DefaultRequestHeaders.Accept.ParseAdd("text/html");
        client.DefaultRequestHeaders.UserAgent.ParseAdd(userAgent.Replace(' ', '-'));
        return client;
    }

    /// <summary>An account whose address is confirmed and whose passphrase is <see cref="Passphrase"/>; it has no second factor
    /// yet.</summary>
    public Task<Account> AddAccount(
        string subject = "amina.haddad@un.example",
        string name = "Amina Haddad",
        string? passphrase = Passphrase
    ) =>
        InScope(async services =>
        {
            var account = new Account
            {
                Id = subject,
                UserName = subject,
                Email = subject,
                EmailConfirmed = true,
                Name = name,
                CreatedAt = Clock.GetUtcNow().UtcDateTime,
            };
            var accounts = services.GetRequiredService<UserManager<Account>>();
            var result = passphrase is null ? await accounts.CreateAsync(account) : await accounts.CreateAsync(account, passphrase);
            Assert.That(result.Errors, Is.Empty);
            return account;
        });

    /// <summary>Gives an account an authenticator app.</summary>
    public Task<Phone> AddApp(Account account) =>
        InScope(async services =>
        {
            var apps = services.GetRequiredService<AuthenticatorApps>();
            var offer = apps.New(account);
            var phone = Phone.With(offer.Secret, Clock);
            Assert.That(await apps.Add(account, offer.Ticket, phone.Code), Is.True);
            return phone;
        });

    /// <summary>Signs in with the passphrase and a code, as a person does.</summary>
    public async Task<HttpClient> SignIn(
        Account account,
        Phone phone,
        string back = "/account",
        HttpClient? browser = null,
        string passphrase = Passphrase
    )
    {
        browser ??= Browser();
        using var first = await browser.Post(
            $"/sign-in?back={Uri.EscapeDataString(back)}",
            "/sign-in",
            ("Email", account.Email!),
            ("passphrase", passphrase)
        );
        Assert.That(first.Headers.Location?.ToString(), Does.StartWith("/sign-in/second"));
        using var second = await browser.Post(first.Headers.Location!.ToString(), "/sign-in/second", ("code", phone.NextCode()));
        Assert.That(second.Headers.Location?.ToString(), Is.EqualTo(back));
        return browser;
    }

    public async Task<T> InScope<T>(Func<IServiceProvider, Task<T>> work)
    {
        await using var scope = App.Services.CreateAsyncScope();
        return await work(scope.ServiceProvider);
    }

    public Task<T> InStore<T>(Func<IdentityStore, Task<T>> work) => InScope(services => work(services.GetRequiredService<IdentityStore>()));

    public async ValueTask DisposeAsync()
    {
        await App.StopAsync();
        await App.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(Folder, recursive: true);
    }

    /// <summary>Kestrel cannot choose a free port for the name localhost, which passkeys need.</summary>
    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
