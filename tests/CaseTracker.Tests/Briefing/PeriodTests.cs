using CaseTracker.Briefing;

namespace CaseTracker.Tests.Briefing;

public sealed class PeriodTests
{
    [TestCase("2021", "2021-01-01..2021-12-31", "2020-01-01..2020-12-31")]
    [TestCase("2021-02", "2021-02-01..2021-02-28", "2021-01-01..2021-01-31")]
    [TestCase("2020-01..2020-06", "2020-01-01..2020-06-30", "2019-07-01..2019-12-31")]
    [TestCase("2013..2023", "2013-01-01..2023-12-31", "2002-01-01..2012-12-31")]
    [TestCase("2021-03-10..2021-03-19", "2021-03-10..2021-03-19", "2021-02-28..2021-03-09")]
    public void The_period_before_is_of_equal_length(string text, string period, string previous)
    {
        Assert.That(Period.TryParse(text, out var parsed));
        Assert.That((parsed!.ToString(), parsed.Previous.ToString()), Is.EqualTo((period, previous)));
    }

    [TestCase("")]
    [TestCase("21")]
    [TestCase("2022..2021")]
    [TestCase("2021-13")]
    [TestCase("2021..2022..2023")]
    public void What_is_no_period_is_refused(string text) => Assert.That(Period.TryParse(text, out _), Is.False);
}
