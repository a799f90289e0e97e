using System.CommandLine;
using System.Globalization;
using CaseTracker.Access;
using CaseTracker.Briefing;
using CaseTracker.Editions;
using CaseTracker.Ledger;

namespace CaseTracker.Cli;

/// <summary>Composes, approves, takes out, compares and checks editions of the briefing's tables.</summary>
internal static class EditionCommand
{
    public static Command Create(SharedOptions shared) =>
        new("edition", "Composes, approves, takes out, compares and checks editions of the briefing's tables.")
        {
            List(shared),
            Compose(shared),
            Approve(shared),
            EditionFileCommands.Export(shared),
            Difference(shared),
            EditionFileCommands.Verify(shared),
        };

    private static Command List(SharedOptions shared)
    {
        var json = Json();
        var command = new Command("list", "Lists the editions and drafts, the latest first.") { json };
        command.SetAction(
            async (parsed, cancellation) =>
            {
                await using var product = await Current(shared, parsed, cancellation);
                var rows = await product.Send(new ListEditions.Query(), cancellation);
                if (parsed.GetValue(json))
                    await shared.Surroundings.Output.WriteLineAsync(
                        JsonOutput.Of(
                            rows.Select(r => new
                            {
                                r.Number,
                                r.Draft,
                                r.State,
                                Tables = r.Tables.Select(t => t.ToString()),
                                r.From,
                                r.To,
                                r.Filter,
                                r.Position,
                                r.ComposedBy,
                                r.ComposedAt,
                                r.ApprovedBy,
                                r.ApprovedOn,
                            })
                        )
                    );
                else
                    foreach (var row in rows)
                        await shared.Surroundings.Output.WriteLineAsync(InWords(row));
                return 0;
            }
        );
        return command;
    }

    private static Command Compose(SharedOptions shared)
    {
        var period = PeriodOption.Create(required: true);
        var tables = new Option<string>("--tables")
        {
            Description = "all, or some with commas between: T1,T3.",
            HelpName = "TABLES",
            DefaultValueFactory = _ => "all",
        };
        var asOf = PeriodOption.AsOf();
        var filter = new Option<string?>("--filter")
        {
            Description = "What limits the tables, in the words of a table's address: mission=MINUSMA.",
            HelpName = "FILTER",
        };
        var address = new Option<string?>("--address")
        {
            Description = "Of the web service that figures in exported files lead to; else CASETRACKER_URL.",
            HelpName = "URL",
        };
        var draft = new Option<bool>("--draft")
        {
            Description = "Only begins a draft, to be worded on the page before its publication is proposed.",
        };
        var reason = new Option<string>("--reason")
        {
            Description = "Why it is to be published.",
            HelpName = "TEXT",
            DefaultValueFactory = _ => "For the annual briefing.",
        };
        var command = new Command(
            "create",
            "Composes an edition and proposes its publication, which a second person approves (edition approve); prints the number of the draft."
        )
        {
            period,
            tables,
            asOf,
            filter,
            address,
            draft,
            reason,
        };
        command.SetAction(
            async (parsed, cancellation) =>
            {
                var (about, moment) = (parsed.GetRequiredValue(period)!, parsed.GetValue(asOf));
                await using var product = await Designated(shared, parsed, cancellation);
                var made = await product.Send(
                    new ComposeEdition.Command(
                        TablesOf(parsed.GetRequiredValue(tables)),
                        about.From,
                        about.To,
                        parsed.GetValue(filter),
                        moment?.Position,
                        moment?.Time,
                        parsed.GetValue(address) ?? shared.Surroundings.Variable("CASETRACKER_URL")
                    ),
                    cancellation
                );
                var number = int.Parse(made.Reference!, CultureInfo.InvariantCulture);
                if (!parsed.GetValue(draft))
                    await product.Send(new PublishEdition.Command(number, made.Version, parsed.GetRequiredValue(reason)), cancellation);
                await shared.Surroundings.Output.WriteLineAsync(
                    parsed.GetValue(draft)
                        ? $"Draft {number}."
                        : $"Draft {number} is proposed for publication: another person approves it with 'casetracker edition approve {number} --as PERSON'."
                );
                return 0;
            }
        );
        return command;
    }

    private static Command Approve(SharedOptions shared)
    {
        var draft = new Argument<int>("N") { Description = "Number of the draft, as 'edition create' and 'edition list' print it." };
        var command = new Command(
            "approve",
            "Approves, as the second person, the publication of a draft, which then gets its number and its seal."
        )
        {
            draft,
        };
        command.SetAction(
            async (parsed, cancellation) =>
            {
                var number = parsed.GetRequiredValue(draft);
                await using var product = await Designated(shared, parsed, cancellation);
                var proposal =
                    (await product.Send(new ListProposals.Query(), cancellation)).FirstOrDefault(p =>
                        p.Command is PublishEdition.Command c && c.Draft == number
                    ) ?? throw new InvalidOperationException($"Nobody has proposed to publish draft {number}.");
                await product.Send(new DecideProposal.Command(proposal.ProposalId, true, null), cancellation);
                var seal = (await product.Send(new ViewEdition.Query(Draft: number), cancellation)).Edition.Seal!;
                await shared.Surroundings.Output.WriteLineAsync(
                    $"Edition {seal.Statement.Number} is sealed at position {seal.Statement.Position}, key sha256:{PublishingKey.FingerprintOf(seal.Key)}"
                );
                return 0;
            }
        );
        return command;
    }

    private static Command Difference(SharedOptions shared)
    {
        var number = new Argument<int>("N") { Description = "The edition whose tables are compared." };
        var other = new Argument<int?>("M")
        {
            Description = "The edition as of which they are compared; as of now when not given.",
            Arity = ArgumentArity.ZeroOrOne,
        };
        var json = Json();
        var command = new Command("diff", "Says which figures of an edition are others as of another edition, or now, and by which events.")
        {
            number,
            other,
            json,
        };
        command.SetAction(
            async (parsed, cancellation) =>
            {
                await using var product = await Current(shared, parsed, cancellation);
                var changes = await product.Send(
                    new ViewChanges.Query(parsed.GetRequiredValue(number), parsed.GetValue(other)),
                    cancellation
                );
                var output = shared.Surroundings.Output;
                if (parsed.GetValue(json))
                    await output.WriteLineAsync(ChangesJson.Of(changes));
                else
                    foreach (var line in ChangesJson.InWords(changes))
                        await output.WriteLineAsync(line);
                return 0;
            }
        );
        return command;
    }

    internal static async Task<Product> Current(SharedOptions shared, ParseResult parsed, CancellationToken cancellation)
    {
        var product = shared.Open(parsed);
        await product.RequireCurrent(cancellation);
        return product;
    }

    /// <summary>A decision on publication is a designated person's: the four eyes are those of two of them.</summary>
    private static async Task<Product> Designated(SharedOptions shared, ParseResult parsed, CancellationToken cancellation)
    {
        var person =
            parsed.GetValue(shared.As)
            ?? throw new UsageException("Say with --as PERSON who does it: the subject or e-mail address of somebody designated.");
        var product = await Current(shared, parsed, cancellation);
        await product.ActAs(person, Right.Release, cancellation);
        return product;
    }

    private static List<TableId> TablesOf(string text) =>
        text.Equals("all", StringComparison.OrdinalIgnoreCase)
            ? [.. Enum.GetValues<TableId>()]
            :
            [
                .. text.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
                    .Select(t =>
                        Enum.GetNames<TableId>().Contains(t, StringComparer.OrdinalIgnoreCase)
                            ? Enum.Parse<TableId>(t, ignoreCase: true)
                            : throw new UsageException($"'{t}' is none of the tables {string.Join(", ", Enum.GetNames<TableId>())}.")
                    ),
            ];

    private static string InWords(ListEditions.Row row) =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{(row.Number is { } number ? $"Edition {number}" : $"Draft {row.Draft} ({Reference.Codes.Of(row.State)})")}: {row.From:yyyy-MM-dd}..{row.To:yyyy-MM-dd}, {string.Join(' ', row.Tables)}, position {row.Position}, composed by {row.ComposedBy}{(row.ApprovedBy is { } approver ? $", approved by {approver} on {row.ApprovedOn:yyyy-MM-dd}" : "")}"
        );

    private static Option<bool> Json() => new("--json") { Description = "As one line of JSON." };
}
