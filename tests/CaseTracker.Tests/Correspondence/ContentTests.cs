using CaseTracker.Correspondence;
using CaseTracker.Evidence;
using CaseTracker.Reference;
using CaseTracker.Texts;

namespace CaseTracker.Tests.Correspondence;

[SetUICulture("en")]
public sealed class ContentTests
{
    private static readonly Point _stated = new() { Kind = PointKind.Stated, What = "Something." };

    private static readonly object[] _wrong =
    [
        new object[] { "PointMissing", Letters.Report() },
        new object[] { "PointNotOfKind", Letters.Report(_stated) },
        new object[] { "PointNotOfKind", Letters.Correction(Letters.Done()) },
        new object[] { "DateMissing", Letters.Report(Letters.Done() with { On = null }) },
        new object[] { "DateInFuture", Letters.Report(Letters.Done("2024-02")) },
        new object[] { "AuthorityMissing", Letters.Report(Letters.Done() with { Authority = " " }) },
        new object[] { "WhatMissing", Letters.Report(Letters.Done(step: null, what: null)) },
        new object[] { "NextStepMissing", Letters.Report(Letters.Done() with { NextStep = null }) },
        new object[] { "AspectMissing", Letters.Correction(Letters.Disputed() with { Aspect = null }) },
        new object[] { "ProposedMissing", Letters.Correction(Letters.Disputed() with { Proposed = null }) },
        new object[] { "ReasonMissing", Letters.Correction(Letters.Disputed() with { What = null }) },
        new object[] { "PartNotWanted", Letters.Correction(Letters.Disputed() with { Authority = "Court" }) },
        new object[] { "PartNotWanted", Letters.Report(Letters.Done()) with { About = "SB-CAF-2024-7QK4" } },
        new object[] { "PartNotWanted", Letters.Report(Letters.Done()) with { Consents = true } },
        new object[]
        {
            "OnePointOnly",
            Letters.Acknowledgement("2024-01-02") with
            {
                Points = [.. Letters.Acknowledgement("2024-01-02").Points, .. Letters.Acknowledgement("2024-01-03").Points],
            },
        },
        new object[] { "SubmissionMissing", Letters.Consent("", true) },
        new object[]
        {
            "ConsentMissing",
            new SubmissionContent { Kind = SubmissionKind.Consent, About = "SB-CAF-2024-7QK4" },
        },
        new object[] { "WhatMissing", Letters.Information(" ") },
    ];

    [TestCaseSource(nameof(_wrong))]
    public void What_is_wrong_with_it_is_said(string text, SubmissionContent content) =>
        Assert.That(Faults(content), Does.Contain((string)typeof(Text).GetProperty(text)!.GetValue(null)!));

    [Test]
    public void What_is_complete_may_be_sent() =>
        Assert.That(
            new[]
            {
                Letters.Report(Letters.Done(), Letters.Disputed()),
                Letters.Correction(Letters.Disputed()),
                Letters.Information(),
                Letters.Acknowledgement("2024-01-02"),
                Letters.Consent("x", false),
            }.SelectMany(Faults),
            Is.Empty
        );

    [Test]
    public void Twenty_points_are_enough() =>
        Assert.That(Faults(Letters.Report([.. Enumerable.Repeat(Letters.Done(), 21)])), Is.EqualTo(new[] { Text.TooManyPoints(20) }));

    /// <summary>Another program must be able to compute the hash again from the text that the State was given.</summary>
    [Test]
    public void The_receipt_is_the_hash_of_a_text_that_says_all_and_no_internal_id()
    {
        var attachment = new Attachment(Guid.NewGuid(), "letter.pdf", "application/pdf", 5, "ab");
        var text = SubmissionReceipt.TextOf("SB-CAF-2024-7QK4", "MINUSCA-2017-7QK4", "CAF", Letters.Information("Été"), [attachment]);
        Assert.That(
            text,
            Is.EqualTo(
                """{"case":"MINUSCA-2017-7QK4","content":{"kind":"information","points":[{"kind":"stated","what":"Été"}]},"documents":[{"file_name":"letter.pdf","length":5,"media_type":"application/pdf","sha256":"ab"}],"reference":"SB-CAF-2024-7QK4","state":"CAF"}"""
            )
        );
        Assert.That(
            SubmissionReceipt.HashOf(text),
            Is.EqualTo(Convert.ToHexStringLower(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(text))))
        );
    }

    private static IEnumerable<string> Faults(SubmissionContent content) =>
        new ContentRules(new TestClock()).Validate(content).Errors.Select(e => e.ErrorMessage);
}
