using System.Text;
using CaseTracker.Disclosure;

namespace CaseTracker.Tests.Disclosure;

public sealed class CsvTests
{
    [TestCase("plain", "plain")]
    [TestCase("=1+1", "'=1+1")]
    [TestCase("+1", "'+1")]
    [TestCase("-1", "'-1")]
    [TestCase("@x", "'@x")]
    [TestCase("\tx", "'\tx")]
    [TestCase("\rx", "\"'\rx\"")]
    [TestCase("a,b", "\"a,b\"")]
    [TestCase("say \"no\"", "\"say \"\"no\"\"\"")]
    [TestCase("two\nlines", "\"two\nlines\"")]
    [TestCase("=HYPERLINK(\"x\",\"y\")", "\"'=HYPERLINK(\"\"x\"\",\"\"y\"\")\"")]
    public void No_spreadsheet_finds_a_formula(string text, string field)
    {
        var csv = new StringBuilder();
        Csv.Append(csv, [text, null]);
        Assert.That(csv.ToString(), Is.EqualTo($"{field},\r\n"));
    }
}
