using System.Globalization;
using System.Text.Json;
using CaseTracker.Reference;
using FsCheck;
using FsCheck.Fluent;
using PropertyAttribute = FsCheck.NUnit.PropertyAttribute;

namespace CaseTracker.Tests.Reference;

public sealed class PartialDateTests
{
    [Property(Arbitrary = new[] { typeof(AnyPartialDate) })]
    public bool Reads_back_what_it_writes(PartialDate date) => PartialDate.Parse(date.ToString()) == date;

    [Property(Arbitrary = new[] { typeof(AnyPartialDate) })]
    public bool Travels_in_json_as_its_text(PartialDate date)
    {
        var json = JsonSerializer.Serialize(date);
        return json == $"\"{date}\"" && JsonSerializer.Deserialize<PartialDate>(json) == date;
    }

    [Property(Arbitrary = new[] { typeof(AnyPartialDate) })]
    public bool Sorts_as_its_text(PartialDate one, PartialDate other) =>
        Math.Sign(one.CompareTo(other)) == Math.Sign(string.CompareOrdinal(one.ToString(), other.ToString()));

    [Property(Arbitrary = new[] { typeof(AnyPartialDate) })]
    public bool Spans_from_its_first_to_its_last_day(PartialDate date) =>
        date.First <= date.Last
        && date.Overlaps(date.Last, null)
        && date.Overlaps(null, date.First)
        && (date.Last == DateOnly.MaxValue || !date.Overlaps(date.Last.AddDays(1), null))
        && (date.First == DateOnly.MinValue || !date.Overlaps(null, date.First.AddDays(-1)));

    [Property(Arbitrary = new[] { typeof(AnyPartialDate) })]
    public bool Is_in_the_future_only_if_all_of_it_is(PartialDate date, PartialDate today) =>
        date.IsNotInTheFuture(today.First) == (date.First <= today.First);

    [Property(Arbitrary = new[] { typeof(AnyPartialDate) })]
    public bool A_whole_date_is_its_own_span(PartialDate any)
    {
        var date = PartialDate.FromDate(any.Last);
        return date.Precision == DatePrecision.Day && date.First == any.Last && date.Last == any.Last;
    }

    [TestCase(null)]
    [TestCase("")]
    [TestCase("17")]
    [TestCase("0000")]
    [TestCase("2017-13")]
    [TestCase("2017-00")]
    [TestCase("2017-02-29")]
    [TestCase("2017-1-1")]
    [TestCase("2017-11-26 ")]
    [TestCase("26.11.2017")]
    [TestCase("２０１７")]
    public void Refuses_what_is_no_date(string? text)
    {
        Assert.That(PartialDate.TryParse(text, out _), Is.False);
        Assert.That(() => PartialDate.Parse(text!), Throws.TypeOf<FormatException>());
        Assert.That(() => JsonSerializer.Deserialize<PartialDate>(JsonSerializer.Serialize(text)), Throws.TypeOf<JsonException>());
    }

    [Test]
    public void Refuses_impossible_parts()
    {
        Assert.That(() => new PartialDate(2017, null, 3), Throws.ArgumentException);
        Assert.That(() => new PartialDate(2017, 2, 29), Throws.InstanceOf<ArgumentException>());
        Assert.That(() => new PartialDate(10000), Throws.InstanceOf<ArgumentException>());
    }

    [TestCase("2017-11-26", "en", "26 November 2017")]
    [TestCase("2017-11-26", "fr", "26 novembre 2017")]
    [TestCase("2017-11-01", "fr", "1er novembre 2017")]
    [TestCase("2017-11-01", "en", "1 November 2017")]
    [TestCase("2017-11", "fr", "novembre 2017")]
    [TestCase("2017", "en", "2017")]
    [TestCase("2017-11-26", "es", "26 de noviembre de 2017")]
    [TestCase("2017-11-26", "zh", "2017年11月26日")]
    public void Is_written_out_to_the_known_precision(string text, string language, string expected) =>
        Assert.That(PartialDate.Parse(text).ToLongString(CultureInfo.GetCultureInfo(language)), Is.EqualTo(expected));

    private static class AnyPartialDate
    {
        public static Arbitrary<PartialDate> PartialDate() =>
            Gen.Choose(0, DateOnly.MaxValue.DayNumber)
                .SelectMany(_ => Gen.Choose(1, 3), (number, parts) => (Day: DateOnly.FromDayNumber(number), Parts: parts))
                .Select(p => new PartialDate(p.Day.Year, p.Parts > 1 ? p.Day.Month : null, p.Parts > 2 ? p.Day.Day : null))
                .ToArbitrary();
    }
}
