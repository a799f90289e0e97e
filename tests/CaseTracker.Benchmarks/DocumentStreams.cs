using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Text.RegularExpressions;
using CaseTracker.Access;
using CaseTracker.Cases;
using CaseTracker.Data;
using CaseTracker.Disclosure;
using CaseTracker.Evidence;
using CaseTracker.Ledger;
using CaseTracker.Missions;
using CaseTracker.Reference;
using CaseTracker.Web;
using CaseTracker.Web.Tests;
using CaseTracker.Web.Tests.Forms;
using MediatR;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;

namespace CaseTracker.Benchmarks;

/// <summary>How long a large document takes up and down over HTTP, and how much memory the process, service and client together, has at
/// most meanwhile.</summary>
internal static class DocumentStreams
{
    private const string Desk = "desk@example.org",
        Host = "liaison@example.org";

    public static async Task<int> Run(string[] arguments)
    {
        var megabytes = arguments is ["--megabytes", var given] ? int.Parse(given, CultureInfo.InvariantCulture) : 1024;
        var folder = Directory.CreateTempSubdirectory("casetracker-benchmark").FullName;
        await using var service = WebService.Build(
            new WebServiceOptions
            {
                Database = $"sqlite:{Path.Combine(folder, "benchmark.db")}",
                MasterKey = new MasterKey(new byte[32]),
                Urls = ["http://127.0.0.1:0"],
                Documents = new DocumentFolder(Path.Combine(folder, "documents"), (long)megabytes << 20),
            }
        );
        await service.Services.GetRequiredService<Migrator>().Migrate();
        var reference = await InScope(service, Prepare);
        await service.StartAsync();
        var address = service.Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First();
        using var desk = await Browser(service, address, Desk);
        using var host = await Browser(service, address, Host);
        var path = new Uri($"/cases/{reference}/documents/add", UriKind.Relative);
        using var form = Form(await desk.GetStringAsync(path), new MadeFile((long)megabytes << 20));
        Say($"{megabytes} MB, before", null);
        var since = Stopwatch.StartNew();
        using (var added = await desk.PostAsync(path, form))
        {
            if (added.StatusCode != HttpStatusCode.Redirect)
                throw new InvalidOperationException(await added.Content.ReadAsStringAsync());
        }
        Say("up through the form", since.Elapsed);
        var document = await InScope(
            service,
            async services => (await services.GetRequiredService<IMediator>().Send(new ListDocuments.Query(reference))).Single()
        );
        await InScope(
            service,
            services =>
                services
                    .GetRequiredService<IMediator>()
                    .Send(new ReleaseDocument.Command(reference, null, document.DocumentId, 1, "CAF", null))
        );
        foreach (var (who, browser) in new[] { ("down to the United Nations", desk), ("down to the State, as a marked copy", host) })
        {
            since.Restart();
            using var answer = await browser.GetAsync(
                new Uri($"/cases/{reference}/documents/{document.DocumentId}/versions/1", UriKind.Relative),
                HttpCompletionOption.ResponseHeadersRead
            );
            answer.EnsureSuccessStatusCode();
            await (await answer.Content.ReadAsStreamAsync()).CopyToAsync(Stream.Null);
            Say(who, since.Elapsed);
        }
        await service.StopAsync();
        SqliteConnection.ClearAllPools();
        Directory.Delete(folder, recursive: true);
        return 0;
    }

    private static void Say(string what, TimeSpan? took)
    {
        using var process = Process.GetCurrentProcess();
        Console.WriteLine(
            string.Create(
                CultureInfo.InvariantCulture,
                $"{what}: {took?.TotalSeconds:0.0} s, peak working set {process.PeakWorkingSet64 >> 20} MB"
            )
        );
    }

    /// <summary>The form as it stands in the page, filled, with the file last.</summary>
    private static MultipartFormDataContent Form(string page, Stream file)
    {
        var form = new MultipartFormDataContent();
        foreach (var name in new[] { "form-token", "form-key" })
            form.Add(new StringContent(Regex.Match(page, $"name=\"{name}\"[^>]*value=\"([^\"]*)\"").Groups[1].Value), name);
        foreach (
            var (name, value) in new[]
            {
                ("Kind", "forensic"),
                ("Title", "Large"),
                ("Classification", "confidential"),
                ("ReceivedFrom", "Somebody"),
                ("ReceivedOn.Year", "2020"),
            }
        )
            form.Add(new StringContent(value), name);
        form.Add(new StreamContent(file, 1 << 16), "File", "large.pdf");
        return form;
    }

    private static async Task<HttpClient> Browser(WebApplication service, string address, string person)
    {
        var cookies = new CookieContainer();
        foreach (var cookie in (await SignedIn.Cookie(service, person)).Split("; "))
            cookies.SetCookies(new Uri(address), cookie);
        return new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, CookieContainer = cookies })
        {
            BaseAddress = new Uri(address),
            Timeout = TimeSpan.FromMinutes(30),
        };
    }

    private static async Task<string> Prepare(IServiceProvider services)
    {
        await services.GetRequiredService<MissionLoader>().Load();
        foreach (var (person, role, scope) in new[] { (Desk, Role.DeskOfficer, ""), (Host, Role.Liaison, "CAF") })
        {
            await services
                .GetRequiredService<Recorder>()
                .Record(
                    Author.System,
                    recording =>
                    {
                        recording.Add(
                            "Designation",
                            Guid.CreateVersion7(),
                            [new Designated(person, person, role, scope, new DateOnly(2020, 1, 1), null)]
                        );
                        return Task.FromResult(true);
                    }
                );
        }
        return (
            await services
                .GetRequiredService<IMediator>()
                .Send(
                    new RegisterCase.Command(
                        "MINUSCA",
                        new PartialDate(2020, 5, 1),
                        Act.Killing,
                        Nature.Malicious,
                        null,
                        null,
                        null,
                        null,
                        null,
                        Means.Ambush,
                        Setting.Patrol,
                        Perpetrator.ArmedGroup,
                        null,
                        Source.MissionMonitoring,
                        Confidence.Confirmed,
                        [new AddPerson.Facts(Personnel.MilitaryObserver, Sex.Male, "MAR", [new HarmSuffered(Harm.Killed, null)], null)]
                    )
                )
        ).Reference!;
    }

    private static async Task<T> InScope<T>(WebApplication service, Func<IServiceProvider, Task<T>> work)
    {
        await using var scope = service.Services.CreateAsyncScope();
        var context = scope.ServiceProvider.GetRequiredService<RequestContext>();
        (context.Caller, context.Proof) = (new Caller(Desk, "The desk", Role.DeskOfficer, Audience.Un, null), Proof.Local);
        return await work(scope.ServiceProvider);
    }
}
