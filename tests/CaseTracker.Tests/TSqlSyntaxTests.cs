namespace CaseTracker.Tests;

public sealed class TSqlSyntaxTests
{
    [Test]
    public void Accepts_a_windowed_select() =>
        Assert.That(TSqlSyntax.Errors("SELECT Seq, ROW_NUMBER() OVER (ORDER BY Seq) AS Position FROM Ledger WHERE Seq > @After"), Is.Empty);

    [TestCase("SELECT Seq FROM Ledger ORDER BY Seq LIMIT 10")]
    [TestCase("SELECT Seq FORM Ledger WHERE")]
    public void Refuses_what_is_not_in_the_dialect(string sql) => Assert.That(TSqlSyntax.Errors(sql), Is.Not.Empty);
}
