using System.Globalization;
using System.IO.Compression;
using System.Security.Cryptography;
using CaseTracker.Notifications;
using CaseTracker.Reference;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Validation;
using DocumentFormat.OpenXml.Wordprocessing;
using FsCheck;
using FsCheck.Fluent;
using PropertyAttribute = FsCheck.NUnit.PropertyAttribute;

namespace CaseTracker.Tests.Notifications;

public sealed class NoteDocumentTests
{
    private static readonly string[] _names =
    [
        "محمد بن علي",
        "王小明",
        "Иван Петрович Сидоров",
        "Nguyễn Văn A",
        "O’Brien & <Sons>",
        "Abc محمد، علي 12",
    ];

    public static IEnumerable<TestCaseData> Shipped =>
        from kind in NoteTemplate.Kinds
        from language in NoteTemplate.Languages
        select new TestCaseData(kind, language);

    [TestCaseSource(nameof(Shipped))]
    public void Is_valid_and_keeps_names_of_every_script(MessageKind kind, string language)
    {
        var bytes = NoteDocument.Print(
            Written
                .Content(
                    kind,
                    language,
                    "MAR",
                    Written.Rows("MAR", [.. _names, null]),
                    "Paragraph one.\n\nParagraph two.",
                    withEarlier: true
                )
                .Read()
        );
        using var document = WordprocessingDocument.Open(new MemoryStream(bytes), false);
        Assert.That(new OpenXmlValidator().Validate(document).Select(e => $"{e.Path?.XPath} {e.Description}"), Is.Empty);
        var text = document.MainDocumentPart!.Document.Body!.InnerText;
        if (kind is not (MessageKind.Reminder or MessageKind.NoteVerbale or MessageKind.Transmission))
        {
            foreach (var name in _names)
                Assert.That(text, Does.Contain(name));
        }
        Assert.That(text, Does.Contain("NV-CAF-2026-7QK4").And.Contain("Paragraph two."));
        Assert.That(document.PackageProperties.Title, Does.Contain("NV-CAF-2026-7QK4"));
    }

    /// <summary>The hash is that of another machine and another day: nothing but the note decides the bytes.</summary>
    [Test]
    public void Is_the_same_to_the_byte_wherever_it_is_made()
    {
        var note = Written.Content(MessageKind.ContributorNotice, "fr", "MAR", Written.Rows("MAR", _names)).Read();
        var first = NoteDocument.Print(note);
        (CultureInfo.CurrentCulture, CultureInfo.CurrentUICulture) = (CultureInfo.GetCultureInfo("ar"), CultureInfo.GetCultureInfo("zh"));
        Assert.That(NoteDocument.Print(note), Is.EqualTo(first));
    }

    [Test]
    [SetUICulture("en")]
    public void A_small_note_has_always_had_these_bytes() =>
        Assert.That(
            Convert.ToHexStringLower(
                SHA256.HashData(
                    NoteDocument.Print(
                        new Note
                        {
                            Sender = "United Nations",
                            Title = "Note verbale",
                            Number = "NV-CAF-2026-7QK4",
                            Date = "15 January 2026",
                            Blocks = [new NoteBlock { Text = "One paragraph." }],
                        }
                    )
                )
            ),
            Is.EqualTo("3baa66bc48650a2efcb84d132a03443187aa546696213fbf831620610cd9dc73")
        );

    [Test]
    public void Tells_nothing_of_when_or_where_it_was_made()
    {
        using var archive = new ZipArchive(new MemoryStream(NoteDocument.Print(new Note { Number = "NV-CAF-2026-7QK4" })));
        Assert.That(archive.Entries.Select(e => e.LastWriteTime.Year).Distinct(), Is.EqualTo((int[])[1980]));
        Assert.That(archive.Entries.Select(e => e.FullName), Has.None.Contain("app.xml"));
    }

    [Test]
    public void Marks_what_runs_from_right_to_left()
    {
        using var document = WordprocessingDocument.Open(
            new MemoryStream(
                NoteDocument.Print(
                    new Note { Blocks = [new NoteBlock { Text = "Name: محمد بن علي, killed" }, new NoteBlock { Text = "محمد" }] }
                )
            ),
            false
        );
        var runs = document
            .MainDocumentPart!.Document.Body!.Descendants<Run>()
            .Where(r => r.RunProperties?.RightToLeftText is not null)
            .Select(r => r.InnerText);
        Assert.That(runs, Is.EqualTo((string[])["محمد بن علي", "محمد"]));
        Assert.That(document.MainDocumentPart.Document.Body.Descendants<BiDi>().Count(), Is.EqualTo(1));
    }

    /// <summary>Whatever stands in the record, the document can be opened and holds it.</summary>
    [Property(MaxTest = 60)]
    public Property Any_text_makes_a_valid_document() =>
        Prop.ForAll(
            ArbMap.Default.ArbFor<string>(),
            text =>
            {
                var note = new Note
                {
                    Title = text ?? "",
                    Number = "N",
                    Blocks =
                    [
                        new NoteBlock { Text = text ?? "" },
                        new NoteBlock
                        {
                            Lines =
                            [
                                ["a", text ?? ""],
                            ],
                        },
                        new NoteBlock
                        {
                            Heads = ["x", "y"],
                            Lines =
                            [
                                [text ?? "", "b"],
                                ["c"],
                            ],
                        },
                    ],
                };
                using var document = WordprocessingDocument.Open(new MemoryStream(NoteDocument.Print(note)), false);
                var faults = new OpenXmlValidator().Validate(document).Select(f => $"{f.Path?.XPath} {f.Description}").ToList();
                return (faults.Count == 0).Label(string.Join("; ", faults));
            }
        );
}
