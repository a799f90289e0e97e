using System.Globalization;
using CaseTracker.Access;
using CaseTracker.Briefing;
using CaseTracker.Disclosure;
using CaseTracker.Editions;
using CaseTracker.Ledger;
using CaseTracker.Tests.Cases;
using Microsoft.Extensions.DependencyInjection;

namespace CaseTracker.Tests.Editions;

/// <summary>Editions that were sealed before documents and workbooks carried a seal: they stay as they were.</summary>
public sealed class FirstFormTests
{
    /// <summary>Made by the last software before, from the same commands.</summary>
    private static EditionSeal Kept() =>
        (EditionSeal)Canonical.Plain.Read(Repository.Read("tests/CaseTracker.Tests/Editions/FirstForm.seal.json"), typeof(EditionSeal));

    [Test]
    public void The_seal_is_still_genuine() => Assert.That(Kept().IsGenuine(), Is.True);

    [TestCase("en")]
    [TestCase("fr")]
    public async Task Every_file_comes_out_byte_for_byte_as_it_was_sealed_and_is_known_to_the_ledger(string language)
    {
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(language);
        await using var world = await World.New();
        await Publish(world);
        var (files, kept) = (await world.Files(1), Kept());
        foreach (var format in EditionDocument.Formats)
        {
            var file = files[$"edition-1-{language}.{CaseTracker.Reference.Codes.Of(format)}"];
            Assert.That(
                EditionCsv.HashOf(file),
                Is.EqualTo(kept.Files.Single(f => f.Format == format && f.Language == language).Sha256),
                $"{format}: whoever changes how files look must leave the forms of old editions as they are."
            );
        }
        foreach (var (name, content) in files)
            Assert.That((await world.As(World.Desk).Send(new VerifyEditionFile.Query(content))).Findings, Is.Empty, name);
        Assert.That(EditionFile.Read(files[$"edition-1-T1-{language}.csv"]).Findings, Is.Empty);
        Assert.That((await world.As(World.Desk).Send(new ViewEdition.Query(1, Check: true))).Alarms, Is.Empty);
    }

    [Test]
    public async Task The_next_edition_has_the_new_form()
    {
        await using var world = await World.New();
        await Publish(world);
        var edition = await world.Publish(Publishing.All(2017) with { Tables = [TableId.T1] });
        Assert.That((edition.Number, edition.Seal!.Statement.Form), Is.EqualTo((2, EditionForm.Second)));
        Assert.That(EditionFile.Read((await world.Files(2))["edition-2-en.docx"]).Findings, Is.Empty);
    }

    /// <summary>As the command of that time recorded it, but for the hash of the ledger, in which ids are drawn anew.</summary>
    private static async Task Publish(World world)
    {
        await world.Killing("MAR");
        var draft = await world.Compose(
            Publishing.All(2017) with
            {
                Tables = [TableId.T1, TableId.T2],
                Address = "https://tracker.example/",
            }
        );
        await world.Do(new SetEditionNarrative.Command(draft, null, "A year of losses.", "Une année de pertes."));
        var (edition, kept) = (await world.Edition(draft), Kept());
        Assert.That(edition.Position, Is.EqualTo(kept.Statement.Position));
        var statement = kept.Statement with { Head = await world.Database.Read(s => EditionSealer.HeadAt(s, edition.Position)) };
        using var key = new MasterKey(new byte[32]).Publishing();
        var seal = kept with { Statement = statement, Signature = key.Sign(EditionSeal.TextOf(statement)) };
        await world.InScope(
            World.SecondDesk,
            services =>
                services
                    .GetRequiredService<Recorder>()
                    .Record(
                        World.SecondDesk.Author,
                        async recording =>
                        {
                            await recording.Load(edition.Id);
                            recording.Add(Edition.StreamKind, edition.Id, [new EditionApproved(seal)]);
                            return true;
                        }
                    )
        );
    }
}
