using System.CommandLine;
using System.CommandLine.Parsing;
using System.Text;
using CaseTracker.Briefing;
using CaseTracker.Disclosure;
using CaseTracker.Reference;

namespace CaseTracker.Cli;

/// <summary>Prints a briefing table for any audience, as it is or as it stood.</summary>
internal static class BriefingCommand
{
    public static Command Create(SharedOptions shared)
    {
        var table = new Option<TableId>("--table")
        {
            Description = $"Which table: {string.Join(", ", Enum.GetNames<TableId>())}.",
            Required = true,
            HelpName = "TABLE",
            CustomParser = ReadTable,
        };
        var period = PeriodOption.Create("; from 2013 to today when not given");
        var from = new Option<PartialDate?>("--from")
        {
            Description = "First day, month or year.",
            HelpName = "DATE",
            CustomParser = ReadDate,
        };
        var to = new Option<PartialDate?>("--to")
        {
            Description = "Last day, month or year.",
            HelpName = "DATE",
            CustomParser = ReadDate,
        };
        var asOf = PeriodOption.AsOf();
        var audience = AudienceOption.Create("For whom the table is made; UN when not given.");
        var format = new Option<ExportFormat>("--format")
        {
            Description = "csv, json, docx or xlsx.",
            DefaultValueFactory = _ => ExportFormat.Csv,
            HelpName = "csv|json|docx|xlsx",
        };
        var output = new Option<FileInfo?>("--out") { Description = "The file to write; docx and xlsx need one.", HelpName = "FILE" };
        var command = new Command("briefing", "Prints a briefing table.") { table, period, from, to, asOf, audience, format, output };
        command.Validators.Add(result =>
        {
            if (result.GetResult(period) is not null && (result.GetResult(from) ?? result.GetResult(to)) is not null)
                result.AddError("--period goes without --from and --to.");
            if (result.GetValue(format) is ExportFormat.Docx or ExportFormat.Xlsx && result.GetResult(output) is null)
                result.AddError("A docx or xlsx is written to a file: name it with --out.");
        });
        command.SetAction(
            async (parsed, cancellation) =>
            {
                await using var product = shared.Open(parsed);
                await product.RequireCurrent(cancellation);
                var today = DateOnly.FromDateTime(shared.Surroundings.Clock.GetUtcNow().UtcDateTime);
                var about =
                    parsed.GetValue(period)
                    ?? new Period(parsed.GetValue(from)?.First ?? Period.SeriesStart, parsed.GetValue(to)?.Last ?? today);
                if (about.To < about.From)
                    throw new UsageException("The period ends before it begins.");
                var moment = parsed.GetValue(asOf);
                var query = new ViewTable.Query(
                    parsed.GetValue(table),
                    about,
                    null,
                    moment?.Position,
                    moment?.Time,
                    parsed.GetValue(audience)
                );
                var address = Uri.TryCreate(shared.Surroundings.Variable("CASETRACKER_URL"), UriKind.Absolute, out var url) ? url : null;
                var file = await product.Send(new ExportTable.Query(query, parsed.GetValue(format), address), cancellation);
                if (parsed.GetValue(output) is { } target)
                {
                    await File.WriteAllBytesAsync(target.FullName, file.Content, cancellation);
                    return 0;
                }
                var text = Encoding.UTF8.GetString(file.Content);
                await shared.Surroundings.Output.WriteAsync(text.EndsWith('\n') ? text : text + "\n");
                return 0;
            }
        );
        return command;
    }

    private static TableId ReadTable(ArgumentResult result)
    {
        var text = result.Tokens[0].Value;
        if (Enum.GetNames<TableId>().FirstOrDefault(n => n.Equals(text, StringComparison.OrdinalIgnoreCase)) is { } name)
            return Enum.Parse<TableId>(name);
        result.AddError($"'{text}' is none of the tables {string.Join(", ", Enum.GetNames<TableId>())}.");
        return default;
    }

    private static PartialDate? ReadDate(ArgumentResult result)
    {
        if (PartialDate.TryParse(result.Tokens[0].Value, out var date))
            return date;
        result.AddError($"'{result.Tokens[0].Value}' is not a date like 2017, 2017-11 or 2017-11-26.");
        return null;
    }
}

/// <summary>For which time, and as of when, tables are made.</summary>
internal static class PeriodOption
{
    public static Option<Period?> Create(string unless = "", bool required = false) =>
        new("--period")
        {
            Description = $"2021, 2021-03, 2021-03-15, or two of them with .. between{unless}.",
            HelpName = "PERIOD",
            Required = required,
            CustomParser = result => Read(result, text => Period.TryParse(text, out var read) ? read : null),
        };

    public static Option<Moment?> AsOf() =>
        new("--as-of")
        {
            Description =
                "As it stood at a time (UTC; a date means its end) or at a ledger position: 2023-12-31, 2023-12-31T18:00:00Z or @4711.",
            HelpName = "TIME|@SEQ",
            CustomParser = result => Read(result, text => Moment.TryParse(text, out var read) ? read : (Moment?)null),
        };

    private static T? Read<T>(ArgumentResult result, Func<string, T?> read)
    {
        var text = result.Tokens[0].Value;
        if (read(text) is { } value)
            return value;
        result.AddError($"'{text}' cannot be read: see --help.");
        return default;
    }
}

/// <summary>With whose eyes a command reads.</summary>
internal static class AudienceOption
{
    public static Option<Audience?> Create(string description, bool required = false) =>
        new("--audience")
        {
            Description = description,
            Required = required,
            HelpName = "UN|ISO3",
            CustomParser = result =>
            {
                try
                {
                    return Audience.Parse(result.Tokens[0].Value);
                }
                catch (FormatException failure)
                {
                    result.AddError(failure.Message);
                    return null;
                }
            },
        };
}
