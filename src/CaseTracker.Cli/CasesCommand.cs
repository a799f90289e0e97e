using System.CommandLine;
using System.Text;
using CaseTracker.Briefing;
using CaseTracker.Cases;

namespace CaseTracker.Cli;

/// <summary>Prints the cases that an audience sees, and of each what it sees.</summary>
internal static class CasesCommand
{
    private const int PageSize = 200;

    public static Command Create(SharedOptions shared)
    {
        var audience = AudienceOption.Create("Whose cases.", required: true);
        var format = new Option<ExportFormat>("--format")
        {
            Description = "csv or json.",
            DefaultValueFactory = _ => ExportFormat.Csv,
            HelpName = "csv|json",
        };
        format.AcceptOnlyFromAmong("csv", "json");
        var filter = new Option<string?>("--filter")
        {
            Description = "Only some of them, in the words of the list's address: mission=MINUSMA&harm=killed.",
            HelpName = "FILTER",
        };
        var command = new Command("cases", "Prints the cases that an audience sees.") { audience, format, filter };
        command.SetAction(
            async (parsed, cancellation) =>
            {
                await using var product = shared.Open(parsed);
                await product.RequireCurrent(cancellation);
                var (output, limits) = (shared.Surroundings.Output, FilterOf(parsed.GetValue(filter)));
                if (parsed.GetValue(format) == ExportFormat.Csv)
                {
                    var file = await product.Send(new ExportCases.Query(limits, Audience: parsed.GetValue(audience)), cancellation);
                    using var content = new MemoryStream();
                    await file.Write(content, cancellation);
                    await output.WriteAsync(Encoding.UTF8.GetString(content.ToArray()));
                    return 0;
                }
                var (cases, query) = (
                    new List<ListCases.Row>(),
                    new ListCases.Query(limits, Size: PageSize, Audience: parsed.GetValue(audience))
                );
                for (ListCases.Query? next = query; next is not null; )
                {
                    var page = await product.Send(next, cancellation);
                    cases.AddRange(page.Rows.Select(r => r with { Hosts = string.Join(' ', r.HostStates) }));
                    next = page.Next is null ? null : query with { After = page.Next };
                }
                await output.WriteLineAsync(JsonOutput.Of(new { cases.Count, Cases = cases }));
                return 0;
            }
        );
        return command;
    }

    private static CaseFilter FilterOf(string? text) =>
        CaseFilter.FromParameters(
            (text ?? "")
                .Split('&', StringSplitOptions.RemoveEmptyEntries)
                .Select(p => p.Split('=', 2))
                .Select(p => new KeyValuePair<string, string?>(p[0], p.Length == 2 ? Uri.UnescapeDataString(p[1]) : ""))
        );
}
