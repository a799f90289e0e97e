using System.Net;
using CaseTracker.Access;
using CaseTracker.Data;
using CaseTracker.Disclosure;
using CaseTracker.Ledger;
using CaseTracker.Missions;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Extensions.DependencyInjection;

namespace CaseTracker.Web.Tests;

/// <summary>The whole service on a free port of this machine and a fresh database, with one designated person for each role.</summary>
internal sealed class Service : IAsyncDisposable
{
    private readonly string _folder = Path.Combine(Path.GetTempPath(), "casetracker-web-tests", Guid.NewGuid().ToString("N"));
    private readonly Dictionary<string, Guid> _persons = [];
    private readonly WebServiceOptions _options;

    private Service(Func<WebServiceOptions, WebServiceOptions>? configure)
    {
        Directory.CreateDirectory(_folder);
        _options = new WebServiceOptions
        {
            Database = $"sqlite:{Path.Combine(_folder, "test.db")}",
            MasterKey = new MasterKey(new byte[32]),
            Urls = ["http://127.0.0.1:0"],
        };
        _options = configure?.Invoke(_options) ?? _options;
        App = WebService.Build(_options);
    }

    public static Caller Desk { get; } = new("desk@example.org", "The desk", Role.DeskOfficer, Audience.Un, null);

    public WebApplication App { get; }

    public Uri Address { get; private set; } = null!;

    /// <summary>The persons of this service by name, each with the role and scope in which that person is designated.</summary>
    public static IReadOnlyDictionary<string, (Role Role, string Scope)> Persons { get; } =
        new Dictionary<string, (Role, string)>
        {
            ["desk"] = (Role.DeskOfficer, ""),
            ["senior"] = (Role.SeniorFocalPoint, ""),
            ["focal"] = (Role.FocalPoint, "MINUSCA"),
            ["focal of another"] = (Role.FocalPoint, "MONUSCO"),
            ["host"] = (Role.Liaison, "CAF"),
            ["contributor"] = (Role.Liaison, "MAR"),
            ["stranger"] = (Role.Liaison, "FJI"),
            ["auditor"] = (Role.Auditor, ""),
            ["administrator"] = (Role.Administrator, ""),
        };

    public static async Task<Service> Start(Func<WebServiceOptions, WebServiceOptions>? configure = null)
    {
        var service = new Service(configure);
        await service.App.Services.GetRequiredService<Migrator>().Migrate();
        await service.InScope(Desk, s => s.GetRequiredService<MissionLoader>().Load());
        await service.InScope(Desk, service.Designate);
        await service.App.StartAsync();
        service.Address = new Uri(
            service.App.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First()
        );
        return service;
    }

    public static string EmailOf(string person) => $"{person.Replace(' ', '-')}@example.org";

    /// <summary>A further node over the same database.</summary>
    public async Task<WebApplication> AnotherNode()
    {
        var node = WebService.Build(_options);
        await node.StartAsync();
        return node;
    }

    public Guid DesignationOf(string person) => _persons[person];

    /// <summary>A browser without cookies; it follows no redirects.</summary>
    public HttpClient Browser(string language = "en", CookieContainer? cookies = null)
    {
        var client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, CookieContainer = cookies ?? new() })
        {
            BaseAddress = Address,
        };
        client.DefaultRequestHeaders.AcceptLanguage.ParseAdd(language);
        return client;
    }

    /// <summary>A browser in which this person has signed in.</summary>
    public async Task<HttpClient> SignIn(string person, string language = "en")
    {
        var cookies = new CookieContainer();
        cookies.SetCookies(Address, await SignedIn.Cookie(App, $"{person}@example.org", _persons[person]));
        return Browser(language, cookies);
    }

    /// <summary>Carries out a command as a caller, through the real pipeline.</summary>
    public Task<T> Send<T>(Caller caller, IRequest<T> request) => InScope(caller, s => s.GetRequiredService<IMediator>().Send(request));

    public async ValueTask DisposeAsync()
    {
        await App.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        Directory.Delete(_folder, recursive: true);
    }

    private async Task<T> InScope<T>(Caller caller, Func<IServiceProvider, Task<T>> work)
    {
        await using var scope = App.Services.CreateAsyncScope();
        var context = scope.ServiceProvider.GetRequiredService<RequestContext>();
        (context.Caller, context.Proof) = (caller, Proof.Local);
        return await work(scope.ServiceProvider);
    }

    private Task<bool> Designate(IServiceProvider services) =>
        services
            .GetRequiredService<Recorder>()
            .Record(
                Author.System,
                recording =>
                {
                    foreach (var (name, (role, scope)) in Persons)
                    {
                        _persons[name] = Guid.NewGuid();
                        recording.Add(
                            DesignationProjection.Kind,
                            _persons[name],
                            [
                                new Designated($"{name}@example.org", $"The {name}", role, scope, new DateOnly(2020, 1, 1), null)
                                {
                                    Email = EmailOf(name),
                                },
                            ]
                        );
                    }
                    return Task.FromResult(true);
                }
            );
}
