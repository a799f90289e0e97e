using System.CommandLine;
using System.Globalization;
using CaseTracker.Evidence;
using CaseTracker.Reference;

namespace CaseTracker.Cli;

/// <summary>Puts files of this machine to cases as documents.</summary>
internal static class DocumentCommand
{
    public static Command Create(SharedOptions shared) => new("document", "Keeps the documents of cases.") { Add(shared) };

    private static Command Add(SharedOptions shared)
    {
        var reference = new Argument<string>("CASE") { Description = "The reference of the case." };
        var file = new Argument<FileInfo>("FILE") { Description = "PDF, Word, Excel, JPEG, PNG or plain text." };
        file.AcceptExistingOnly();
        var title = new Option<string>("--title")
        {
            Description = "What it is called; States to which it is released read it.",
            Required = true,
        };
        var from = new Option<string>("--received-from") { Description = "A person, an office or an authority.", Required = true };
        var on = new Option<PartialDate?>("--received-on")
        {
            Description = "Year, month or day; today when not given.",
            HelpName = "DATE",
            CustomParser = result =>
            {
                if (PartialDate.TryParse(result.Tokens[0].Value, out var date))
                    return date;
                result.AddError("--received-on takes a year, a month or a day: 2017, 2017-05, 2017-05-08.");
                return null;
            },
        };
        var kind = Code("--kind", "What it is", DocumentKind.Other);
        var classification = Code("--classification", "How sensitive it is", Classification.Confidential);
        var proceeding = new Option<string?>("--proceeding")
        {
            Description = "The proceeding about the case to which it belongs.",
            HelpName = "REFERENCE",
        };
        var command = new Command("add", "Stores a file and makes it a document of a case.")
        {
            reference,
            file,
            title,
            from,
            on,
            kind,
            classification,
            proceeding,
        };
        command.SetAction(
            async (parsed, cancellation) =>
            {
                await using var product = shared.Open(parsed);
                await product.RequireCurrent(cancellation);
                var source = parsed.GetRequiredValue(file);
                await using var content = source.OpenRead();
                var stored = await product.Send(new StoreFile.Command(source.Name, content, source.Length), cancellation);
                var today = PartialDate.FromDate(DateOnly.FromDateTime(shared.Surroundings.Clock.GetUtcNow().UtcDateTime));
                await product.Send(
                    new AddDocument.Command(
                        parsed.GetRequiredValue(reference),
                        null,
                        stored.DocumentId,
                        Codes.Parse<DocumentKind>(parsed.GetValue(kind)!),
                        parsed.GetRequiredValue(title),
                        null,
                        Codes.Parse<Classification>(parsed.GetValue(classification)!),
                        parsed.GetRequiredValue(from),
                        null,
                        parsed.GetValue(on) ?? today,
                        null,
                        null,
                        parsed.GetValue(proceeding)
                    ),
                    cancellation
                );
                await shared.Surroundings.Output.WriteLineAsync(
                    string.Create(CultureInfo.InvariantCulture, $"Added {stored.FileName}: {stored.Length} bytes, SHA-256 {stored.Sha256}.")
                );
                return 0;
            }
        );
        return command;
    }

    private static Option<string> Code<T>(string name, string description, T usual)
        where T : struct, Enum
    {
        var option = new Option<string>(name)
        {
            Description = $"{description}; {Codes.Of(usual)} when not given.",
            HelpName = "CODE",
            DefaultValueFactory = _ => Codes.Of(usual),
        };
        option.AcceptOnlyFromAmong([.. Codes.All<T>()]);
        return option;
    }
}
