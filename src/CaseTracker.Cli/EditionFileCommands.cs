using System.CommandLine;
using System.Globalization;
using CaseTracker.Access;
using CaseTracker.Editions;
using CaseTracker.Ledger;

namespace CaseTracker.Cli;

/// <summary>Takes editions out as files, and checks such files.</summary>
internal static class EditionFileCommands
{
    private const string AsApproved = "Checked against its seal and the ledger, which holds the same seal by the same key.",
        MadeLater =
            "Checked against its seal and the ledger, whose edition has the same key: "
            + "made again after the approval, with the same figures, in other words or another layout.",
        Alone =
            "Checked against its own seal alone: nothing was altered since whoever holds this key sealed it. "
            + "Whose key it is, this does not prove: compare its fingerprint with the one that the publisher makes known.";

    public static Command Export(SharedOptions shared)
    {
        var number = new Argument<int>("N") { Description = "Number of an approved edition." };
        var formats = string.Join('|', Enum.GetNames<EditionFormat>().Select(n => n.ToLowerInvariant()));
        var format = new Option<string>("--format")
        {
            Description = "As what: one of them, or all.",
            HelpName = $"{formats}|all",
            DefaultValueFactory = _ => "all",
        };
        format.AcceptOnlyFromAmong([.. formats.Split('|'), "all"]);
        var folder = new Option<string>("--out")
        {
            Description = "The folder to write into; files of the same names are replaced.",
            HelpName = "DIR",
            Required = true,
        };
        var language = new Option<string>("--language")
        {
            Description = "en or fr.",
            HelpName = "en|fr",
            DefaultValueFactory = _ => Designate.Languages[0],
        };
        language.AcceptOnlyFromAmong([.. Designate.Languages]);
        var command = new Command(
            "export",
            "Takes an approved edition out as files, made again from the record; fails, and writes nothing, when a table is not what was sealed."
        )
        {
            number,
            format,
            folder,
            language,
        };
        command.SetAction(
            async (parsed, cancellation) =>
            {
                CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(parsed.GetRequiredValue(language));
                await using var product = await EditionCommand.Current(shared, parsed, cancellation);
                IReadOnlyList<EditionFormat> wanted = Enum.TryParse<EditionFormat>(
                    parsed.GetRequiredValue(format),
                    ignoreCase: true,
                    out var one
                )
                    ? [one]
                    : Enum.GetValues<EditionFormat>();
                var target = Directory.CreateDirectory(parsed.GetRequiredValue(folder));
                // Whole or not at all: the files are moved to their place once all of them are written.
                var unfinished = target.CreateSubdirectory($".unfinished-{Path.GetRandomFileName()}");
                try
                {
                    var names = await product.Send(
                        new ExportEdition.Query(
                            parsed.GetRequiredValue(number),
                            wanted,
                            name => File.Create(Path.Combine(unfinished.FullName, name))
                        ),
                        cancellation
                    );
                    foreach (var name in names)
                    {
                        var path = Path.Combine(target.FullName, name);
                        File.Move(Path.Combine(unfinished.FullName, name), path, overwrite: true);
                        await shared.Surroundings.Output.WriteLineAsync(path);
                    }
                }
                finally
                {
                    unfinished.Delete(recursive: true);
                }
                return 0;
            }
        );
        return command;
    }

    public static Command Verify(SharedOptions shared)
    {
        var file = new Argument<FileInfo>("FILE")
        {
            Description =
                "A published file: DOCX, XLSX, JSON, CSV or the seal. "
                + "A DOCX or XLSX of old, without a seal in it, is looked for in the ledger, and in the seals beside it.",
        }.AcceptExistingOnly();
        var command = new Command(
            "verify",
            "Checks a published file against its own seal and, where the database is there, against the ledger."
        )
        {
            file,
        };
        command.SetAction(
            async (parsed, cancellation) =>
            {
                var content = await File.ReadAllBytesAsync(parsed.GetRequiredValue(file).FullName, cancellation);
                var hasLedger = shared.HasDatabase(parsed);
                var found = EditionFile.Read(content, await SealsBeside(parsed.GetRequiredValue(file), cancellation));
                if (hasLedger)
                {
                    await using var product = await EditionCommand.Current(shared, parsed, cancellation);
                    found = await product.Send(new VerifyEditionFile.Query(content), cancellation);
                }
                if (found.Findings.Count > 0)
                    throw new InvalidOperationException($"The file does not hold. {string.Join(' ', found.Findings.Select(InWords))}");
                await shared.Surroundings.Output.WriteLineAsync(
                    $"The file holds: {What(found)}, key sha256:{PublishingKey.FingerprintOf(found.Key!)}. {Against(found)}"
                );
                return 0;
            }
        );
        return command;
    }

    private static string Against(EditionFile file) =>
        file.IsAsApproved switch
        {
            null => Alone,
            true => AsApproved,
            false => MadeLater,
        };

    private static string What(EditionFile file) =>
        file switch
        {
            { Alone: { } table } => $"table {table.Table} of edition {file.Number}",
            { Within: { } seal } => string.Create(
                CultureInfo.InvariantCulture,
                $"edition {seal.Number} ({Reference.Codes.Of(seal.Format)}, {seal.Language}) as of ledger position {seal.Position} "
                    + $"with hash {seal.Head}, each of its {seal.Parts.Count} parts as it was sealed"
            ),
            _ => $"edition {file.Number}",
        };

    private static async Task<IReadOnlyList<EditionSeal>> SealsBeside(FileInfo file, CancellationToken cancellation)
    {
        var seals = new List<EditionSeal>();
        foreach (var beside in file.Directory!.EnumerateFiles("*.seal.json"))
        {
            if (EditionFile.Read(await File.ReadAllBytesAsync(beside.FullName, cancellation)).Seal is { } seal)
                seals.Add(seal);
        }
        return seals;
    }

    private static string InWords(EditionFinding finding) =>
        finding.Fault switch
        {
            EditionFault.NoSeal => "It carries no seal, and no seal that is known names it.",
            EditionFault.SealAltered => "Its seal, key and signature do not belong together.",
            EditionFault.TableAltered => $"Table {finding.Table} is not what was sealed.",
            EditionFault.TableMissing => $"Table {finding.Table} is missing.",
            EditionFault.PartAltered => $"Its part {finding.Part} is not what was sealed.",
            EditionFault.PartMissing => $"Its part {finding.Part} is missing.",
            EditionFault.PartAdded => $"Its part {finding.Part} was not there when it was sealed.",
            EditionFault.NarrativeAltered => "A text is not what was sealed.",
            EditionFault.NotInLedger => "The ledger knows no such edition.",
            EditionFault.OtherInLedger => "The ledger holds another seal of this edition.",
            EditionFault.LedgerAltered => "The ledger is not as it was when the edition was sealed.",
        };
}
