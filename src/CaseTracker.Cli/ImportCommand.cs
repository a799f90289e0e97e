using System.CommandLine;
using CaseTracker.Import;
using MediatR;

namespace CaseTracker.Cli;

/// <summary>Imports an edition of a published series, or says what that would do.</summary>
internal static class ImportCommand
{
    public static Command Create(SharedOptions shared) =>
        new("import", "Imports an edition of a published series.")
        {
            Series(
                shared,
                "fatalities",
                "The UN fatalities series (CSV of 2021 or 2023, JSON of 2023).",
                (file, name, dryRun, progress) => new ImportFatalities.Command(file, name, dryRun, progress)
            ),
            Series(
                shared,
                "incidents",
                "The aid-worker incidents (CSV).",
                (file, name, dryRun, progress) => new ImportIncidents.Command(file, name, dryRun, progress)
            ),
        };

    private static Command Series(
        SharedOptions shared,
        string name,
        string description,
        Func<Stream, string, bool, IProgress<ImportProgress>, IRequest<ImportReport>> request
    )
    {
        var file = new Argument<FileInfo>("FILE") { Description = "The file as it was published." };
        file.AcceptExistingOnly();
        var dryRun = new Option<bool>("--dry-run") { Description = "Prints what the import would do, and does nothing." };
        var json = new Option<bool>("--json") { Description = "Prints the report as one line of JSON." };
        var command = new Command(name, description) { file, dryRun, json };
        command.SetAction(
            async (parsed, cancellation) =>
            {
                await using var product = shared.Open(parsed, mayCreate: true);
                await product.Migrate(cancellation);
                var source = parsed.GetRequiredValue(file);
                await using var content = source.OpenRead();
                var report = await ProgressBar.Run(
                    shared.Surroundings,
                    show => product.Send(request(content, source.Name, parsed.GetValue(dryRun), new Shown(show)), cancellation)
                );
                if (!report.IsDryRun)
                    await product.Seal(cancellation);
                await Print(shared.Surroundings.Output, report, parsed.GetValue(json));
                return 0;
            }
        );
        return command;
    }

    private static async Task Print(TextWriter output, ImportReport report, bool asJson)
    {
        if (asJson)
        {
            // What was planned tells nothing new once it was done.
            await output.WriteLineAsync(JsonOutput.Of(report.IsDryRun ? report : report with { Plan = [] }));
            return;
        }
        if (report.IsDryRun)
        {
            foreach (var line in report.Plan)
                await output.WriteLineAsync(line);
        }
        foreach (var finding in report.Findings)
            await output.WriteLineAsync(
                $"{finding.Severity} {(finding.Line is { } line ? $"line {line}" : finding.Key)}: {Column(finding)}{finding.Reason}"
            );
        await output.WriteLineAsync(
            $"{(report.IsDryRun ? "Would import" : "Imported")} {report.Rows} rows: {report.Cases} cases, {report.Persons} persons, {report.OutOfScope} out of scope, "
                + $"{report.Rejected} rejected; {report.New} new, {report.Changed} changed, {report.Unchanged} unchanged, {report.Gone} gone. Position {report.Position}."
        );
    }

    private static string Column(Finding finding) => finding.Column.Length == 0 ? "" : $"{finding.Column} '{finding.Value}': ";

    private sealed class Shown(Action<string, int, int> show) : IProgress<ImportProgress>
    {
        public void Report(ImportProgress value) => show(value.Phase.ToString(), value.Done, value.Total);
    }
}
