using System.Globalization;
using System.Text.RegularExpressions;
using System.Xml;
using static CaseTracker.Office.Workbook;

namespace CaseTracker.Office;

/// <summary>The texts of a workbook, each once however often it stands there.</summary>
internal sealed partial class SharedStrings
{
    private readonly Dictionary<string, int> _numbers = new(StringComparer.Ordinal);
    private int _uses;

    public string this[string text]
    {
        get
        {
            _uses++;
            if (!_numbers.TryGetValue(text, out var number))
                _numbers.Add(text, number = _numbers.Count);
            return number.ToString(CultureInfo.InvariantCulture);
        }
    }

    public void Write(XmlWriter xml)
    {
        xml.WriteStartElement("sst", X.NamespaceName);
        xml.WriteAttributeString("count", _uses.ToString(CultureInfo.InvariantCulture));
        xml.WriteAttributeString("uniqueCount", _numbers.Count.ToString(CultureInfo.InvariantCulture));
        foreach (var text in _numbers.Keys)
        {
            xml.WriteStartElement("si", X.NamespaceName);
            xml.WriteStartElement("t", X.NamespaceName);
            xml.WriteAttributeString("xml", "space", null, "preserve");
            // Spreadsheets read _x0041_ as the letter A.
            xml.WriteString(Escape().Replace(OfficeText.Writable(text), "_x005F_"));
            xml.WriteEndElement();
            xml.WriteEndElement();
        }
        xml.WriteEndElement();
    }

    [GeneratedRegex("_(?=x[0-9A-Fa-f]{4}_)")]
    private static partial Regex Escape();
}
