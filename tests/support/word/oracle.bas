' Opens each file of a list, accepts or rejects its revisions, and writes what a person would see, a line a paragraph.
' A line of the list: accept, reject or keep | file | answer. A file that does not open leaves an answer « ! ».
Sub Main(list As String)
  Dim handle As Integer, order As String
  handle = FreeFile
  Open list For Input As #handle
  Do While Not Eof(handle)
    Line Input #handle, order
    If Len(order) > 0 Then ReadOne(order)
  Loop
  Close #handle
  On Error Resume Next
  StarDesktop.terminate()
End Sub

Sub ReadOne(order As String)
  Dim parts, document, out, hidden(0) As New com.sun.star.beans.PropertyValue
  parts = Split(order, "|")
  hidden(0).Name = "Hidden"
  hidden(0).Value = True
  On Error Goto Failed
  document = StarDesktop.loadComponentFromURL(ConvertToUrl(parts(1)), "_blank", 0, hidden())
  Revise(document, parts(0))
  out = OpenAnswer(parts(2))
  WriteText(document.Text, out, 0)
  out.closeOutput()
  document.close(True)
  Exit Sub
Failed:
  On Error Resume Next
  out = OpenAnswer(parts(2))
  out.writeString("!" & Chr(10))
  out.closeOutput()
  document.close(True)
End Sub

Sub Revise(document, how As String)
  Dim none(), dispatcher
  dispatcher = CreateUnoService("com.sun.star.frame.DispatchHelper")
  If how = "accept" Then dispatcher.executeDispatch(document.CurrentController.Frame, ".uno:AcceptAllTrackedChanges", "", 0, none())
  If how = "reject" Then dispatcher.executeDispatch(document.CurrentController.Frame, ".uno:RejectAllTrackedChanges", "", 0, none())
End Sub

Function OpenAnswer(path As String)
  Dim files, out
  files = CreateUnoService("com.sun.star.ucb.SimpleFileAccess")
  If files.exists(ConvertToUrl(path)) Then files.kill(ConvertToUrl(path))
  out = CreateUnoService("com.sun.star.io.TextOutputStream")
  out.setOutputStream(files.openFileWrite(ConvertToUrl(path)))
  out.setEncoding("UTF-8")
  OpenAnswer = out
End Function

Sub WriteText(text, out, depth As Integer)
  Dim blocks, block, cell
  blocks = text.createEnumeration()
  Do While blocks.hasMoreElements()
    block = blocks.nextElement()
    If block.supportsService("com.sun.star.text.Paragraph") Then
      WriteParagraph(block, out, depth)
    ElseIf block.supportsService("com.sun.star.text.TextTable") Then
      out.writeString("T" & Chr(10))
      For Each cell In block.CellNames
        WriteText(block.getCellByName(cell), out, depth + 1)
      Next
    End If
  Loop
End Sub

Sub WriteParagraph(block, out, depth As Integer)
  Dim portions, portion, look, words, tab As String
  tab = Chr(9)
  look = block
  portions = block.createEnumeration()
  Do While portions.hasMoreElements()
    portion = portions.nextElement()
    If portion.TextPortionType = "Text" And Len(Trim(portion.String)) > 0 Then
      look = portion
      Exit Do
    End If
  Loop
  words = Replace(Replace(block.String, tab, "→"), Chr(10), "↵")
  out.writeString("P" & tab & depth & tab & block.ParaStyleName & tab & LabelOf(block) & tab & block.OutlineLevel & tab & block.ParaAdjust & tab & look.CharFontName & tab & look.CharHeight & tab & look.CharWeight & tab & words & Chr(10))
End Sub

' The number as shown, or a bullet, which LibreOffice does not call a label.
Function LabelOf(block) As String
  Dim level, property
  LabelOf = block.ListLabelString
  If LabelOf <> "" Or block.ListId = "" Then Exit Function
  level = block.NumberingRules.getByIndex(block.NumberingLevel)
  For Each property In level
    If property.Name = "NumberingType" Then If property.Value = com.sun.star.style.NumberingType.CHAR_SPECIAL Then LabelOf = "•"
  Next
End Function
